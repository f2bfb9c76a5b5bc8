# Each server thread keeps a count of its own: threading.local.
import socket
import threading

mine = threading.local()
mine.count = 100


class Session(threading.local):
    kind = "session"

    def __init__(self, start):
        self.number = start


session = Session(7)


def serve(sock, answers):
    assert not hasattr(mine, "count")
    mine.count = 0
    with sock:
        while data := sock.recv(16):
            mine.count += len(data)
            session.number += 1
            sock.sendall(f"{mine.count}/{session.number}".encode())
    answers.append((mine.count, session.number, mine.__dict__))


answers = []
for words in (["a", "bb"], ["cccc"]):
    here, there = socket.socketpair()
    thread = threading.Thread(target=serve, args=(there, answers))
    thread.start()
    for word in words:
        here.sendall(word.encode())
        print(here.recv(16).decode())
    here.close()
    thread.join()
print(answers, mine.count, session.number, session.kind)
del mine.count
for look in (lambda: mine.count, lambda: session.nothing, lambda: threading.local(5)):
    try:
        look()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__ + ":", error)
try:
    del mine.count
except AttributeError as error:
    print("AttributeError:", error)
