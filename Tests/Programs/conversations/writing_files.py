# Writing through makefile: what leaves when, and what a file cannot do.
import socket


def arrived():
    try:
        return b.recv(100, socket.MSG_DONTWAIT)
    except BlockingIOError:
        return "nothing"


a, b = socket.socketpair()
out = a.makefile("w", encoding="utf-8")
print(out.write("grüß\n"), arrived(), out.flush(), arrived())
print("to", "file", sep="-", end="!", file=out, flush=True)
print(arrived(), out.line_buffering, out.write_through)
print(out.reconfigure(line_buffering=True), out.write("a\nb"), arrived())
out.writelines(["x", "y\n"])
print(arrived())
dos = a.makefile("w", newline="\r\n")
print(dos.write("one\ntwo\n"), dos.flush(), arrived())
binary = a.makefile("wb", 4)
print(binary.write(b"abc"), arrived(), binary.write(bytearray(b"de")), arrived())
binary.flush()
print(arrived(), binary.writelines([b"1", memoryview(b"2")]), binary.flush(), arrived())
unbuffered = a.makefile("wb", 0)
print(unbuffered.write(b"now"), arrived(), type(unbuffered).__name__)
both = a.makefile("rw")
b.sendall(b"question\n")
print(both.readline(), both.write("answer\n"), both.flush(), arrived())
ascii_only = a.makefile("w", encoding="ascii", errors="backslashreplace")
print(ascii_only.write("é"), ascii_only.flush(), arrived())
attempts = [
    lambda: out.write(b"bytes"), lambda: out.read(), lambda: out.seek(0), lambda: out.tell(),
    lambda: out.truncate(), lambda: next(out), lambda: binary.write("text"),
    lambda: binary.read(), lambda: binary.readline(), lambda: binary.seek(0),
    lambda: both.fileno(), lambda: out.writelines([1]), lambda: out.writelines(5),
    lambda: a.makefile("x"), lambda: a.makefile("r", 0), lambda: a.makefile("r", "big"),
    lambda: a.makefile("r", newline="?"), lambda: a.makefile("r", encoding="klingon"),
    lambda: a.makefile("w", encoding="ascii").write("é"), lambda: a.makefile(5),
    lambda: unbuffered.read(1), lambda: out.reconfigure(encoding=None), lambda: both.detach,
]
for number, attempt in enumerate(attempts):
    try:
        attempt()
        print(number, "fine")
    except (OSError, TypeError, ValueError, LookupError) as error:
        print(number, type(error).__name__ + ":", error)
both.close()
dos.write("left over")
a.close()
for file in (out, dos, binary, unbuffered, ascii_only):
    file.close()
print(arrived(), out.closed, a.fileno())
for attempt in (lambda: out.write("x"), lambda: binary.flush(), lambda: out.fileno(),
                lambda: binary.__enter__(), lambda: out.readable(), lambda: unbuffered.write(b"x")):
    try:
        print(attempt())
    except ValueError as error:
        print("ValueError:", error)
b.close()
