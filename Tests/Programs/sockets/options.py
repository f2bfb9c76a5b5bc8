import socket
import struct

s = socket.socket()
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
print(s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1))
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
print(s.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", 0, 10_000))
print(struct.unpack("ll", s.getsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, 16)))
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM)
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN), s.listen(), s.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
s.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 30)
print(s.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE))
for arguments in ([1], [1, 2, "x"], [1, 2, None], [1, 2, 1.5], [99, 99, 1], ["a", 2, 3]):
    try:
        s.setsockopt(*arguments)
    except Exception as e:
        print(type(e).__name__, e)
for arguments in ([1], [1, 2, 5000], [1, 2, -3], [99, 99]):
    try:
        s.getsockopt(*arguments)
    except Exception as e:
        print(type(e).__name__, e)
s.close()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
