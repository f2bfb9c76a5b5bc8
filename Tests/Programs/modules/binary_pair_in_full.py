# A file for both directions: makefile("rwb").
import socket

a, b = socket.socketpair()


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


with a.makefile("rwb") as file:
    print(type(file).__name__, file.readable(), file.writable(), file.seekable(), file.isatty(), file.closed)
    file.writelines([b"ping\n", b"pong\n"])
    file.flush()
    print(b.recv(100))
    b.sendall(b"first\nsecond\nthird\nfourth\n")
    room = bytearray(3)
    print(file.peek()[:5], file.readline(), file.read(3), file.read1(2), file.readinto(room), room)
    print(file.readinto1(room), room)
    b.shutdown(socket.SHUT_WR)
    print(file.readlines(), file.read())
    attempt("detach", lambda: file.detach())
    attempt("seek", lambda: file.seek(0))
    attempt("tell", lambda: file.tell())
    attempt("truncate", lambda: file.truncate())
    attempt("fileno", lambda: file.fileno())
    attempt("name", lambda: file.name)
    attempt("mode", lambda: file.mode)
print(file.closed)
attempt("read", lambda: file.read())
attempt("write", lambda: file.write(b"x"))
attempt("flush", lambda: file.flush())
a.close()
b.close()
