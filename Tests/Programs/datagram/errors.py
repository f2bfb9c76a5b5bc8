# What goes wrong with datagrams.
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
target = ("127.0.0.1", 9)
attempts = [
    lambda: s.sendto(b"x"),
    lambda: s.sendto(b"x", 0),
    lambda: s.sendto(b"x", "localhost"),
    lambda: s.sendto(b"x", 0, "localhost"),
    lambda: s.sendto("text", target),
    lambda: s.sendto(b"x", "flags", target),
    lambda: s.sendto(b"x", ("127.0.0.1",)),
    lambda: s.sendto(b"x", ("127.0.0.1", 70000)),
    lambda: s.sendto(b"x", ("127.0.0.1", "9")),
    lambda: s.sendto(b"x", 1, 2, target),
    lambda: s.sendto(b"x", address=target),
    lambda: s.sendto(b"x" * 70000, target),
    lambda: s.sendto(b"x", ("no.such.host.invalid", 9)),
    lambda: s.listen(),
    lambda: s.accept(),
    lambda: s.recvfrom(-1),
    lambda: s.recvfrom("many"),
    lambda: s.recvfrom_into(b"read only"),
    lambda: s.recvfrom_into(bytearray(3), 5),
    lambda: s.recvfrom_into(bytearray(3), -5),
]
for number, attempt in enumerate(attempts):
    try:
        print(number, attempt())
    except (OSError, TypeError, ValueError, OverflowError) as error:
        print(number, type(error).__name__ + ":", error)
s.close()
