# buffering=0: the file is the socket itself, one call for each operation.
import socket

a, b = socket.socketpair()
file = a.makefile("rwb", buffering=0)
print(type(file).__name__, file.mode, file.name == a.fileno(), file.fileno() == a.fileno(), file.isatty())
print(file.readable(), file.writable(), file.seekable(), file.closed, file.flush())
print(file.write(b"to b"), b.recv(10))
b.sendall(b"one\ntwo\nthree\nfour")
room = bytearray(2)
print(file.read(2), file.readinto(room), room, file.readline(), file.readline(2), b"|")
b.shutdown(socket.SHUT_WR)
print(file.readlines(), file.read(), file.readall())


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


attempt("seek", lambda: file.seek(0))
attempt("tell", lambda: file.tell())
attempt("truncate", lambda: file.truncate())
attempt("readinto", lambda: file.readinto(b"fixed"))
attempt("write", lambda: file.write("text"))
reader, writer = b.makefile("rb", buffering=0), b.makefile("wb", buffering=0)
print(reader.mode, reader.writable(), writer.mode, writer.readable())
attempt("write", lambda: reader.write(b"x"))
attempt("read", lambda: writer.read(1))
attempt("text", lambda: a.makefile("r", buffering=0))
quiet = socket.socketpair()
quiet[0].setblocking(False)
empty = quiet[0].makefile("rb", buffering=0)
print(empty.read(5), empty.readinto(room))
attempt("readline", lambda: empty.readline())
file.close()
print(file.closed, file.name)
for name in ["read", "readline", "flush", "isatty", "fileno", "readable", "writable", "seekable", "__enter__"]:
    attempt(name, getattr(file, name))
attempt("write", lambda: file.write(b"x"))
