# What a text file on a socket tells of itself, and what it refuses.
import socket

a, b = socket.socketpair()
file = a.makefile("rw", encoding="utf-8", newline="\n")
print(type(file).__name__, file.mode, file.encoding, file.errors, file.isatty(), file.closed, file.line_buffering)
print(type(file.buffer).__name__, file.readable(), file.writable(), file.seekable(), file.newlines)


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


reader, writer = b.makefile("r"), b.makefile("w")
print(reader.name == b.fileno(), writer.name == b.fileno(), reader.writable(), writer.readable())
attempt("name", lambda: file.name)
attempt("write", lambda: reader.write("x"))
attempt("read", lambda: writer.read())
attempt("write", lambda: writer.write(b"bytes"))
attempt("write", lambda: writer.write(None))
attempt("read", lambda: reader.read("1"))
attempt("seek", lambda: reader.seek(0))
attempt("tell", lambda: reader.tell())
attempt("truncate", lambda: writer.truncate())
attempt("encoding", lambda: a.makefile("r", encoding=5))
attempt("errors", lambda: a.makefile("r", errors=5))
attempt("newline", lambda: a.makefile("r", newline="x"))
attempt("newline", lambda: a.makefile("r", newline=5))
attempt("encoding", lambda: a.makefile("r", encoding="klingon"))
attempt("mode", lambda: a.makefile("a"))
b.setblocking(False)
attempt("nothing yet", lambda: reader.read())
attempt("nothing yet", lambda: reader.read(1))
attempt("nothing yet", lambda: reader.readline())
writer.close()
for name in ["flush", "isatty", "fileno", "readable", "writable", "seekable", "__enter__", "detach"]:
    attempt(name, getattr(writer, name))
attempt("write", lambda: writer.write("x"))
file.close()
a.close()
b.close()
