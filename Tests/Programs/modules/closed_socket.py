# A closed socket: nearly everything is [Errno 9].
import socket
import select

s = socket.socket()
s.close()

attempts = [
    lambda: s.recv(1),
    lambda: s.send(b'x'),
    lambda: s.sendall(b'x'),
    lambda: s.getsockname(),
    lambda: s.getpeername(),
    lambda: s.settimeout(1),
    lambda: s.gettimeout(),
    lambda: s.connect(('127.0.0.1', 1)),
    lambda: s.connect_ex(('127.0.0.1', 1)),
    lambda: s.listen(),
    lambda: s.accept(),
    lambda: s.bind(('', 0)),
    lambda: s.shutdown(2),
    lambda: s.detach(),
    lambda: s.dup(),
    lambda: s.setsockopt(1, 2, 1),
    lambda: s.getsockopt(1, 2),
    lambda: s.family,
    lambda: s.type,
    lambda: s.proto,
    lambda: s.timeout,
    lambda: s.fileno(),
    lambda: s.setblocking(True),
    lambda: s.close(),
    lambda: s._closed,
    lambda: s.recv_into(bytearray(1)),
    lambda: s.recvfrom(1),
    lambda: s.recvmsg(1),
    lambda: s.sendmsg([b'x']),
    lambda: s.sendto(b'x', ('127.0.0.1', 9)),
    lambda: s,
    lambda: select.select([s], [], []),
    lambda: select.poll().register(s),
    lambda: s.makefile('rb').read(1),
]
for number, attempt in enumerate(attempts):
    try:
        print(number, repr(attempt()))
    except Exception as error:
        print(number, type(error).__name__ + ":", error)
