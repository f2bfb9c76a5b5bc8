# Text files on sockets in encodings with marks and units of two bytes, whose bytes come in pieces.
import socket

for encoding in ["utf-16", "utf-16-be", "utf-8-sig", "cp1252", "latin-1"]:
    a, b = socket.socketpair()
    writer = a.makefile("w", encoding=encoding)
    writer.write("naïve\n")
    writer.write("café")
    writer.flush()
    print(encoding, b.recv(100))
    reader = b.makefile("r", encoding=encoding)
    for byte in "ü €\nend".encode(encoding):
        a.sendall(bytes([byte]))
    writer.close()
    a.close()
    print(reader.readlines())
    reader.close()
    b.close()
for cut in range(8):
    a, b = socket.socketpair()
    data = "€😀!".encode("utf-16")
    a.sendall(data[:cut])
    reader = b.makefile("r", encoding="utf-16")
    a.sendall(data[cut:])
    a.close()
    print(cut, reader.read(1), reader.read())
    reader.close()
    b.close()
