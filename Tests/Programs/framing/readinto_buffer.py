# One buffer for everything: recv_into with memoryview slices.
import socket
import threading


def produce(sock, total):
    block = bytes(range(256)) * 8
    sent = 0
    while sent < total:
        sent += sock.send(block[:total - sent])
    sock.close()


def fill(sock, buffer):
    view = memoryview(buffer)
    while len(view):
        count = sock.recv_into(view)
        if count == 0:
            break
        view = view[count:]
    return len(buffer) - len(view)


a, b = socket.socketpair()
thread = threading.Thread(target=produce, args=(a, 10_000))
thread.start()
buffer = bytearray(4096)
sizes = []
checksum = 0
while count := fill(b, buffer):
    sizes.append(count)
    checksum = (checksum + sum(buffer[:count])) % 65521
thread.join()
print(sizes, checksum)
print(b.recv_into(buffer, 10), buffer[:4])
b.close()
