# threading.excepthook: what is done with exceptions that threads leave.
import socket
import threading

noted = []


def note(args):
    noted.append((args.exc_type.__name__, str(args.exc_value), args.thread.name))
    if args.exc_type is KeyError:
        threading.__excepthook__(args)


def read(sock, table):
    with sock:
        return table[sock.recv(10)]


threading.excepthook = note
for data, table in ((b"a", {}), (b"b", None), (b"c", {b"c": 1})):
    here, there = socket.socketpair()
    here.send(data)
    thread = threading.Thread(target=read, args=(there, table), name="reader " + data.decode())
    thread.start()
    thread.join()
    here.close()
print(noted)
threading.excepthook = lambda args: 1 / 0
thread = threading.Thread(target=lambda: [][0])
thread.start()
thread.join()
print(threading.stack_size(), threading.excepthook is not threading.__excepthook__)
for attempt in (lambda: threading.stack_size(5), lambda: threading.stack_size(-1),
                lambda: threading.__excepthook__("x")):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)


def leave():
    raise SystemExit("bye")


threading.excepthook = note
thread = threading.Thread(target=leave, name="leaver")
thread.start()
thread.join()
print(noted[-1])
