# Netstrings: "5:hello," with a parser that takes one byte at a time.
import socket


def netstring(data):
    return b"%d:%s," % (len(data), data)


def read_netstring(sock):
    digits = b""
    while True:
        byte = sock.recv(1)
        if byte == b"":
            raise EOFError("end of stream")
        if byte == b":":
            break
        if not byte.isdigit() or len(digits) == 9:
            raise ValueError(f"bad length: {(digits + byte)!r}")
        digits += byte
    length = int(digits)
    data = sock.recv(length, socket.MSG_WAITALL) if length else b""
    if sock.recv(1) != b",":
        raise ValueError("no comma")
    return data


a, b = socket.socketpair()
for word in (b"hello", b"", b"a:b,c", bytes(range(5))):
    a.sendall(netstring(word))
for _ in range(4):
    print(read_netstring(b))
a.sendall(b"3:abcX")
for _ in range(1):
    try:
        print(read_netstring(b))
    except ValueError as error:
        print("ValueError:", error)
a.sendall(b"x1:")
try:
    read_netstring(b)
except ValueError as error:
    print("ValueError:", error)
b.recv(100)
a.close()
try:
    read_netstring(b)
except EOFError as error:
    print("EOFError:", error)
b.close()
