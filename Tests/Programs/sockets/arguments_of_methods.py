# Methods of sockets that are given what they do not take.
import socket


def tried(call):
    try:
        print(call())
    except (TypeError, ValueError, OSError, OverflowError, AttributeError) as error:
        print(type(error).__name__, error)


s = socket.socket()
tried(lambda: s.accept(1, foo=1))
tried(lambda: s.close(1, foo=1))
tried(lambda: s.set_inheritable("yes"))
tried(lambda: s.set_inheritable(None))
tried(lambda: s.set_inheritable(2**70))
tried(lambda: s.set_inheritable(True))
tried(lambda: s.get_inheritable())
tried(lambda: s.setblocking(2**70))
tried(lambda: s.setblocking(2**40))
tried(lambda: s.getblocking())
tried(lambda: s.settimeout("x"))
tried(lambda: s.makefile(b"r"))
tried(lambda: s.makefile((1, 2)))
tried(lambda: s.makefile(3))
tried(lambda: s.makefile("r", buffering=1.5))
tried(lambda: s.recvmsg(-1, None))
tried(lambda: s.recvmsg_into(None, None))
tried(lambda: s.recvmsg_into(bytearray(4), "x"))
tried(lambda: s.recvmsg_into([b"x"]))
tried(lambda: socket.socket(2, 1, 0, 2**70))
tried(lambda: socket.getaddrinfo("no.such.host", 1.5))
tried(lambda: socket.getfqdn(3))
tried(lambda: socket.if_indextoname("lo"))
tried(lambda: socket.if_indextoname(-1))
tried(lambda: socket.if_indextoname(2**70))
tried(lambda: socket.create_server(1, 2, foo=1))
s.close()
tried(lambda: s.get_inheritable())
tried(lambda: s.set_inheritable(True))
