import socket

a, b = socket.socketpair()
f = a.makefile("rb")
w = b.makefile("wb")
print(w.write(b"header: value\r\n\r\nbody"), w.flush())
print(f.readline(), f.readline(), f.peek(), f.read(2), f.read1(10))
w.write(b"0123456789" * 2000)
w.flush()
print(len(f.read(20000)))
buffer = bytearray(8)
w.write(b"abcdefghijkl")
w.flush()
print(f.readinto(buffer), buffer, f.read(4))
for call in (f.write, w.read):
    try:
        call(b"x") if call == f.write else call()
    except Exception as e:
        print(type(e).__name__, e)
for action in (lambda: w.write("text"), lambda: f.read(-5), lambda: f.seek(0), lambda: f.read("x")):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, e)
w.close()
b.close()
print(f.read(), f.read(5), f.readline())
f.close()
for action in (f.read, f.readline, lambda: w.write(b""), f.fileno, lambda: next(f)):
    try:
        action()
    except ValueError as e:
        print(e)
a.close()

a, b = socket.socketpair()
pair = a.makefile("rwb")
pair.write(b"question\n")
pair.flush()
print(b.recv(100))
b.sendall(b"answer\n")
print(pair.readline())
raw = a.makefile("rb", buffering=0)
b.sendall(b"raw\nbytes")
print(raw.readline(), raw.read(5))
a.close()
print(a.fileno() > 0)
pair.close()
print(a.fileno() > 0)
raw.close()
print(a.fileno())
a.makefile().read()
