import socket
import threading

store = {}
guard = threading.RLock()


class Handler(threading.Thread):
    def __init__(self, connection):
        threading.Thread.__init__(self)
        self.connection = connection

    def run(self):
        with self.connection, self.connection.makefile("rw", newline="\n") as stream:
            for line in stream:
                stream.write(self.execute(line.split()) + "\n")
                stream.flush()

    def execute(self, words):
        with guard:
            match_word = words[0].upper() if words else ""
            if match_word == "SET" and len(words) == 3:
                store[words[1]] = words[2]
                return "OK"
            if match_word == "GET" and len(words) == 2:
                return store.get(words[1], "NIL")
            if match_word == "KEYS":
                return " ".join(sorted(store)) or "EMPTY"
            return f"ERROR {match_word!r}"


listener = socket.create_server(("127.0.0.1", 0))


def accept_loop():
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        Handler(connection).start()


threading.Thread(target=accept_loop, daemon=True).start()


def ask(sock, line):
    sock.sendall(line.encode() + b"\n")
    reply = b""
    while not reply.endswith(b"\n"):
        reply += sock.recv(100)
    return reply.decode().strip()


one = socket.create_connection(listener.getsockname())
two = socket.create_connection(listener.getsockname())
for sock, line in ((one, "KEYS"), (one, "SET a 1"), (two, "GET a"), (two, "SET b 22"), (one, "KEYS"), (one, "GET z"), (two, "WHAT")):
    print(line, "->", ask(sock, line))
one.close()
two.close()
