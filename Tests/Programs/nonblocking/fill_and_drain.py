# Fill the buffers until the kernel takes no more, then drain them.
import select
import socket

a, b = socket.socketpair()
a.setblocking(False)
b.setblocking(False)
sent = 0
chunk = b"z" * 4096
while True:
    try:
        sent += a.send(chunk)
    except BlockingIOError:
        break
print(sent > 4096, select.select([], [a], [], 0)[1] == [])
received = 0
while True:
    try:
        received += len(b.recv(65536))
    except BlockingIOError as error:
        print(error.errno, error.strerror)
        break
print(received == sent, select.select([], [a], [], 0)[1] == [a])
a.close()
print(b.recv(10))
b.close()
