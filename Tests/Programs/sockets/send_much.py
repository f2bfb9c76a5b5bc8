import socket
import threading

a, b = socket.socketpair()
received = []


def drain():
    while piece := b.recv(65536):
        received.append(piece)


thread = threading.Thread(target=drain)
thread.start()
data = bytes(range(256)) * 4096
print(a.sendall(data), a.sendall(bytearray(b"tail")), a.sendall(memoryview(b"..end..")[2:5]))
a.close()
thread.join()
whole = b"".join(received)
print(len(whole), whole[:256] == bytes(range(256)), whole[-7:])
print(b.send(b"") if False else "unsent")
for value in ("text", 5, None, [1]):
    try:
        b.send(value)
    except TypeError as e:
        print(e)
try:
    b.sendall("text")
except TypeError as e:
    print(e)
b.sendall(b"nobody reads")
