# Families and kinds of sockets as enumerations, closing by hand, and rarer numbers.
import socket

s = socket.socket()
print(s.family, repr(s.family), s.family.name, s.family.value, s.type.name, s.type.value, repr(s.type), s.proto)
print(socket.AF_INET.name, socket.SOCK_DGRAM.name, socket.SOCK_DGRAM.value, socket.AI_PASSIVE.name, socket.AI_PASSIVE.value,
      socket.MSG_PEEK.name, socket.MSG_PEEK.value)
print(socket.socket.mro()[1].__name__, socket.SocketType().family, socket.SocketType().type)
socket.SocketType.close(s)
print(s.fileno())
t = socket.socket()
number = socket.SocketType.detach(t)
print(t.fileno(), number >= 0, socket.close(number))
print(socket.if_nameindex()[0])


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


attempt("kind", lambda: socket.SocketKind(99))
attempt("kind", lambda: socket.SocketKind())
attempt("family", lambda: socket.AddressFamily("AF_INET"))
attempt("family", lambda: socket.AddressFamily["AF_NOTHING"])
attempt("flags", lambda: 5 in socket.MSG_PEEK)
attempt("flags", lambda: "MSG_PEEK" in socket.MSG_PEEK)
attempt("flags", lambda: socket.MSG_PEEK in (socket.MSG_PEEK | socket.MSG_OOB))
server = socket.socket()
attempt("timeout", lambda: server.settimeout(1e12))
attempt("timeout", lambda: server.settimeout(1e7))
attempt("timeout", lambda: server.settimeout(float("nan")))
attempt("timeout", lambda: server.settimeout(1 << 80))
attempt("listen", lambda: server.listen(-(1 << 40)))
attempt("shutdown", lambda: server.shutdown(1 << 80))
attempt("option", lambda: server.setsockopt(level=1, optname=2, value=1))
attempt("option", lambda: server.setsockopt(1, 2))
attempt("option", lambda: server.setsockopt(1, 2, None, 4))
attempt("option", lambda: server.setsockopt(1, 2, "1"))
attempt("service", lambda: socket.getservbyport(65432))
attempt("name", lambda: socket.getaddrinfo("127.0.0.1", 1 << 70))
for name in ["ü" * 64, "www..python.org", "a" * 64, "x" * 64 + ".org"]:
    attempt("name", lambda: socket.gethostbyname(name))
    attempt("name", lambda: server.connect((name, 80)))
attempt("recv", lambda: server.recv(1 << 62))
attempt("recvmsg", lambda: server.recvmsg(1 << 62))
attempt("recv_into", lambda: server.recv_into(memoryview(bytearray(8))[::2]))
view = memoryview(bytearray(4))
view.release()
attempt("recv_into", lambda: server.recv_into(view))
attempt("send", lambda: server.send(view))
attempt("method", lambda: socket.socket.recv(5, 10))
attempt("nothing", lambda: socket.create_connection(()))
attempt("nothing", lambda: socket.create_connection(5))
server.close()
with socket.socket() as alone:
    attempt("_accept", lambda: alone._accept())
