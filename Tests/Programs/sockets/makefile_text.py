import socket

a, b = socket.socketpair()
reader = a.makefile("r")
writer = b.makefile("w")
print(reader.mode, writer.mode, reader.encoding, reader.closed)
print(writer.write("first line\nsecond\r\nthird, é and €\n"))
writer.flush()
print(repr(reader.readline()))
print(repr(reader.readline()))
print(repr(reader.readline(7)), repr(reader.readline()))
print("to the", "file", sep="-", file=writer, flush=True)
print(repr(reader.readline()))
writer.writelines(["a\n", "b\n", "last"])
writer.close()
b.close()
for line in reader:
    print(repr(line))
print(repr(reader.read()), repr(reader.readline()))
reader.close()
print(a.fileno() >= 0, reader.closed)
a.close()
print(a.fileno())
for newline in (None, "", "\n", "\r\n"):
    a, b = socket.socketpair()
    b.sendall(b"one\r\ntwo\nthree\rfour")
    b.close()
    with a.makefile("r", newline=newline) as f:
        print(newline, f.readlines())
    a.close()
a, b = socket.socketpair()
with b.makefile("w", encoding="latin-1", newline="\r\n") as f:
    f.write("é\n")
print(a.recv(10))
with b.makefile("w", encoding="ascii", errors="replace") as f:
    f.write("é\n")
print(a.recv(10))
b.sendall(b"\xff\n")
a.makefile().readline()
