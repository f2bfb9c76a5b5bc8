# One connection under several numbers: dup, detach, fileno=, fromfd.
import socket

a, b = socket.socketpair()
copy = b.dup()
print(copy.fileno() != b.fileno(), copy.family == b.family, copy.type)
b.close()
a.sendall(b"through the copy")
print(copy.recv(7))
number = copy.detach()
print(copy.fileno(), number > 2)
again = socket.socket(fileno=number)
print(again.recv(100), again.family, again.type, again.proto)
third = socket.fromfd(again.fileno(), again.family, again.type)
again.close()
a.sendall(b"still open")
print(third.recv(100))
fourth = socket.dup(third.fileno())
third.close()
socket.close(fourth)
print(a.recv(10))
for attempt in (lambda: socket.close(fourth), lambda: socket.dup(fourth), lambda: copy.recv(1),
                lambda: socket.socket(fileno=fourth), lambda: socket.socket(fileno=-1),
                lambda: socket.socket(fileno=2.5), lambda: socket.fromfd("x", 1, 1),
                lambda: copy.dup(), lambda: copy.detach()):
    try:
        print(attempt())
    except (OSError, ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)
print(a.get_inheritable(), a.set_inheritable(True), a.get_inheritable())
a.close()
