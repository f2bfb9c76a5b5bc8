# Chunks with their size in hexadecimal, as HTTP/1.1 sends them.
import socket
import threading


def send_chunks(sock, pieces):
    with sock:
        for piece in pieces:
            sock.sendall(b"%x\r\n" % len(piece) + piece + b"\r\n")
        sock.sendall(b"0\r\n\r\n")


def receive_chunks(stream):
    while True:
        size = int(stream.readline().strip(), 16)
        data = stream.read(size)
        assert stream.read(2) == b"\r\n"
        if size == 0:
            return
        yield data


left, right = socket.socketpair()
pieces = [b"Wiki", b"pedia in \r\n\r\nchunks.", b"z" * 300]
thread = threading.Thread(target=send_chunks, args=(left, pieces))
thread.start()
with right, right.makefile("rb") as stream:
    received = list(receive_chunks(stream))
thread.join()
for data in received:
    print(len(data), data[:20])
print(received == pieces)
