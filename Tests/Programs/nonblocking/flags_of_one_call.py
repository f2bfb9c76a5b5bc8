# MSG_DONTWAIT for one call, MSG_WAITALL for another, MSG_PEEK to look ahead.
import socket
import threading

a, b = socket.socketpair()
try:
    b.recv(10, socket.MSG_DONTWAIT)
except BlockingIOError as error:
    print(error)


def slowly():
    for piece in (b"ab", b"cd", b"ef"):
        a.sendall(piece)


thread = threading.Thread(target=slowly)
thread.start()
print(b.recv(6, socket.MSG_WAITALL))
thread.join()
a.sendall(b"look before you leap")
print(b.recv(4, socket.MSG_PEEK), b.recv(4, socket.MSG_PEEK), b.recv(100))
flags = socket.MSG_PEEK | socket.MSG_DONTWAIT
print(repr(flags), str(flags), flags.name, flags.value, flags & socket.MSG_PEEK, ~flags & 7)
print(socket.MSG_PEEK in flags, socket.MSG_OOB in flags, list(flags), len(flags))
print(repr(socket.MSG_PEEK & socket.MSG_OOB), repr(socket.MSG_PEEK ^ 3), socket.MsgFlag(0).name)
print(repr(socket.MsgFlag(2)), repr(socket.MsgFlag(3)), repr(socket.MSG_PEEK | 0x10000))
a.close()
print(b.recv(10, flags))
b.close()
