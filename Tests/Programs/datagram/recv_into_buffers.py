# recvfrom_into fills a buffer that is used again and again.
import socket

a = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
b = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
a.bind(("127.0.0.1", 0))
b.bind(("127.0.0.1", 0))
buffer = bytearray(b"-" * 12)
for message in (b"abcdefgh", b"xyz"):
    b.sendto(message, a.getsockname())
    count, sender = a.recvfrom_into(buffer)
    print(count, buffer, sender == b.getsockname())
view = memoryview(buffer)
b.sendto(b"middle", a.getsockname())
print(a.recvfrom_into(view[3:], 4)[0], buffer)
b.sendto(b"!!", a.getsockname())
print(a.recv_into(view, nbytes=1), buffer[:4])
b.sendmsg([b"to ", b"you"], [], 0, a.getsockname())
print(a.recv(10))
a.close()
b.close()
