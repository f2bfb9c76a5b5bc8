# Everything that a buffered binary file on a socket can do, reading.
import socket

a, b = socket.socketpair()
b.sendall(b"one\ntwo\nthree\nfour\nfive\nsix\nthe rest")
b.close()
file = a.makefile("rb")
print(type(file).__name__, file.mode, file.name == a.fileno(), file.raw is not None, file.isatty())
print(file.readable(), file.writable(), file.seekable(), file.closed, file.flush())
print(file.peek()[:3], file.readline(), file.readline(2), file.readline())
room = bytearray(6)
print(file.readinto1(room), room, file.readinto(room), room)
print(file.read1(4), file.readlines(1), file.readlines(), file.read(), file.readinto(room))
file.close()
print(file.closed, file.close())


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


reader = socket.socketpair()[0].makefile("rb")
attempt("write", lambda: reader.write(b"x"))
attempt("seek", lambda: reader.seek(0))
attempt("tell", lambda: reader.tell())
attempt("truncate", lambda: reader.truncate())
attempt("read", lambda: reader.read(-2))
attempt("read", lambda: reader.read("1"))
attempt("readinto", lambda: reader.readinto(b"fixed"))
raw = reader.detach()
print(type(raw).__name__)
attempt("read", lambda: reader.read())
attempt("close", lambda: reader.close())
for name in ["read", "readline", "peek", "flush", "isatty", "fileno", "readable", "writable", "seekable", "__enter__", "__iter__"]:
    attempt(name, getattr(file, name))
a.close()
