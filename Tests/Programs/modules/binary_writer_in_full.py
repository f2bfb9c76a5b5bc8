# Everything that a buffered binary file on a socket can do, writing.
import socket

a, b = socket.socketpair()
file = a.makefile("wb", buffering=8)
print(type(file).__name__, file.mode, file.name == a.fileno(), type(file.raw).__name__, file.isatty())
print(file.readable(), file.writable(), file.seekable(), file.closed)
print(file.write(b"1234"), file.write(bytearray(b"567")), file.writelines([b"89", b"ABC"]), file.flush())
print(b.recv(100))


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


attempt("write", lambda: file.write("text"))
attempt("write", lambda: file.write())
attempt("writelines", lambda: file.writelines([b"x", "y"]))
attempt("writelines", lambda: file.writelines(5))
attempt("read", lambda: file.read())
attempt("readline", lambda: file.readline())
attempt("readlines", lambda: file.readlines())
attempt("read1", lambda: file.read1())
attempt("readinto", lambda: file.readinto(bytearray(1)))
attempt("peek", lambda: file.peek())
attempt("seek", lambda: file.seek(0))
attempt("tell", lambda: file.tell())
attempt("truncate", lambda: file.truncate(0))
raw = file.detach()
print(type(raw).__name__, b.recv(100))
attempt("write", lambda: file.write(b"x"))
raw.close()
with a.makefile("wb") as file:
    file.write(b"sent at the end")
print(b.recv(100), file.closed)
for name in ["flush", "isatty", "fileno", "readable", "writable", "seekable", "__enter__"]:
    attempt(name, getattr(file, name))
attempt("write", lambda: file.write(b"x"))
attempt("writelines", lambda: file.writelines([b"x"]))
a.close()
b.close()
