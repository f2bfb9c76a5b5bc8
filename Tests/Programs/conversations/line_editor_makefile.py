# Reading a text file of the network: modes, line ends, and what is read ahead.
import socket


def text(data, *arguments, **options):
    a, b = socket.socketpair()
    a.sendall(data)
    a.close()
    with b:
        return b.makefile(*arguments, **options)


data = b"one\r\ntwo\rthree\nfo\xc3\xbcr"
for newline in (None, "", "\n", "\r", "\r\n"):
    with text(data, newline=newline) as file:
        print(repr(newline), list(file), file.newlines)
with text(data) as file:
    print(file.read(2), file.readline(), file.readline(2), file.readlines(1), file.read())
    print(file.mode, file.encoding, file.errors, file.readable(), file.writable(), file.seekable())
with text(data, "rb") as file:
    print(file.peek(3)[:3], file.read1(2), file.readline(), file.readinto(bytearray(4)), file.read())
with text(data, "rb", 0) as file:
    print(file.readline(), file.read(3), file.readall(), file.read(1))
for options in ({"encoding": "ascii"}, {"encoding": "ascii", "errors": "replace"},
                {"encoding": "latin-1"}, {"encoding": "utf-8", "errors": "ignore"}):
    try:
        with text(data, **options) as file:
            print(options, repr(file.read()))
    except UnicodeDecodeError as error:
        print(options, error)
file = text(data, "rb")
raw = file.detach()
print(type(raw).__name__, raw.read(3))
for use in (file.read, file.close, lambda: file.closed, raw.tell, lambda: raw.write(b"x")):
    try:
        print(use())
    except (OSError, ValueError) as error:
        print(type(error).__name__ + ":", error)
raw.close()
file = text(data, "r")
buffer = file.detach()
print(type(buffer).__name__, buffer.readline(), file)
try:
    file.readline()
except ValueError as error:
    print("ValueError:", error)
buffer.close()
