import socket
import threading
import time

a, b = socket.socketpair()
print(repr(socket.MSG_PEEK), socket.MSG_PEEK | socket.MSG_DONTWAIT, repr(socket.MSG_PEEK | socket.MSG_DONTWAIT))
b.send(b"peek")
print(a.recv(2, socket.MSG_PEEK), a.recv(10))
try:
    a.recv(1, socket.MSG_DONTWAIT)
except BlockingIOError as e:
    print(e)


def drip():
    for byte in b"12345":
        b.send(bytes([byte]))
        time.sleep(0.002)


thread = threading.Thread(target=drip)
thread.start()
print(a.recv(5, socket.MSG_WAITALL))
thread.join()
print(a.recv(0))
for call in (lambda: a.recv(), lambda: a.recv(-1), lambda: a.recv("5"), lambda: a.recv(1, 2, 3), lambda: a.recv(1.5)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
buffer = bytearray(b"........")
b.send(b"abcdefgh")
print(a.recv_into(buffer, 3), buffer)
view = memoryview(buffer)
print(a.recv_into(view[3:5]), buffer)
print(a.recv_into(buffer), buffer)
try:
    a.recv_into(b"immutable")
except TypeError as e:
    print(e)
a.recv_into(buffer, 100)
