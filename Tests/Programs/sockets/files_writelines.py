# Lines are written by files of every kind, and refused by those that only read.
import socket

a, b = socket.socketpair()
with a, b:
    raw = a.makefile("wb", buffering=0)
    raw.writelines([b"one\n", b"two\n"])
    raw.writelines([])
    print(b.recv(100))
    try:
        raw.writelines(b"x")
    except TypeError as error:
        print(error)
    for file in a.makefile("rb"), a.makefile("rb", 0):
        file.writelines([])
        try:
            file.writelines([b"x"])
        except OSError as error:
            print(type(error).__name__, error)
        try:
            file.writelines(1.5)
        except TypeError as error:
            print(error)
        file.close()
        try:
            file.writelines([])
        except ValueError as error:
            print(error)
