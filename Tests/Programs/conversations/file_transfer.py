# A "file" goes over with its name, size and a checksum; the receiver confirms.
import socket
import struct
import threading


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def send_file(sock, name, content):
    encoded = name.encode("utf-8")
    sock.sendall(struct.pack("!HQI", len(encoded), len(content), adler(content)) + encoded)
    view = memoryview(content)
    while view:
        view = view[sock.send(view[:1000]):]
    return sock.recv(2)


def receive_file(sock):
    stream = sock.makefile("rb")
    name_size, size, check = struct.unpack("!HQI", stream.read(14))
    name = stream.read(name_size).decode("utf-8")
    parts = []
    left = size
    while left > 0:
        part = stream.read(min(left, 4096))
        if not part:
            raise ConnectionError(f"{name}: {left} bytes missing")
        parts.append(part)
        left -= len(part)
    content = b"".join(parts)
    sock.sendall(b"ok" if adler(content) == check else b"no")
    return name, content


def server(listener, files):
    for _ in range(2):
        connection, _ = listener.accept()
        with connection:
            files.append(receive_file(connection))


listener = socket.create_server(("127.0.0.1", 0))
files = []
thread = threading.Thread(target=server, args=(listener, files))
thread.start()
for name, content in (("größe.txt", bytes(n % 256 for n in range(9000))), ("empty", b"")):
    with socket.create_connection(listener.getsockname()) as sock:
        print(name, len(content), hex(adler(content)), send_file(sock, name, content))
thread.join()
print([(name, len(content)) for name, content in files])
listener.close()
