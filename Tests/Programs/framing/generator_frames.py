# A generator cuts a stream into frames; partial frames wait inside it.
import socket


def frames(sock, separator=b"\0", size=5):
    buffer = b""
    while chunk := sock.recv(size):
        buffer += chunk
        *complete, buffer = buffer.split(separator)
        yield from complete
    if buffer:
        raise EOFError(f"unfinished frame {buffer!r}")


a, b = socket.socketpair()
a.sendall(b"alpha\0beta\0\0gamma\0delta")
a.close()
count = 0
try:
    for frame in frames(b):
        count += 1
        print(count, frame.decode() or "(empty)")
except EOFError as error:
    print("EOFError:", error)
b.close()
