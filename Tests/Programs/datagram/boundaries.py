# Datagrams keep their boundaries; what does not fit into the buffer is lost.
import socket

receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
sender = socket.socket(type=socket.SOCK_DGRAM)
target = receiver.getsockname()
for data in (b"one", b"two two", b"", b"a longer datagram", b"x" * 50):
    print(sender.sendto(data, target))
print(receiver.recv(100))
print(receiver.recv(3))
print(receiver.recvfrom(100)[0])
print(receiver.recvmsg(8)[:1], "flags follow:")
data, ancillary, flags, address = receiver.recvmsg(10)
print(len(data), flags == socket.MSG_TRUNC, address == ("127.0.0.1", sender.getsockname()[1]))
sender.sendto(b"peek at me", target)
print(receiver.recv(4, socket.MSG_PEEK), receiver.recv(400, socket.MSG_PEEK))
print(receiver.recv(100))
try:
    receiver.recv(10, socket.MSG_DONTWAIT)
except BlockingIOError as error:
    print(error)
sender.close()
receiver.close()
