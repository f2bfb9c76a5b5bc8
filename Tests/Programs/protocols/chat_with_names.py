# A chat server as a class, with a thread for each client and commands that begin with a slash.
import socket
import threading

HOST, PORT = "127.0.0.1", 0


class ChatServer:
    def __init__(self, host=HOST, port=PORT):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind((host, port))
        self.sock.listen()
        self.clients = {}
        self.lock = threading.Lock()
        self.log = []

    @property
    def address(self):
        return self.sock.getsockname()

    def broadcast(self, message, *, skip=None):
        with self.lock:
            targets = [c for name, c in sorted(self.clients.items()) if name != skip]
        for client in targets:
            try:
                client.sendall(f"{message}\n".encode())
            except (BrokenPipeError, ConnectionResetError) as exc:
                self.log.append(f"drop {exc.__class__.__name__}")

    def handle(self, conn, addr):
        with conn, conn.makefile("r", encoding="utf-8") as lines:
            name = next(lines).strip()
            with self.lock:
                self.clients[name] = conn
            conn.sendall(b"welcome " + name.encode() + b"\n")
            for line in lines:
                line = line.rstrip("\n")
                if line == "/quit":
                    break
                if line.startswith("/who"):
                    with self.lock:
                        names = ", ".join(sorted(self.clients))
                    conn.sendall(f"* {names}\n".encode())
                    continue
                self.broadcast(f"<{name}> {line}", skip=name)
            with self.lock:
                del self.clients[name]
            self.broadcast(f"* {name} left")

    def serve(self, count):
        threads = []
        for _ in range(count):
            conn, addr = self.sock.accept()
            t = threading.Thread(target=self.handle, args=(conn, addr), daemon=True)
            t.start()
            threads.append(t)
        for t in threads:
            t.join()
        self.sock.close()


def client(address, name):
    s = socket.create_connection(address, timeout=5)
    f = s.makefile("rw", encoding="utf-8", newline="\n")
    print(name, file=f, flush=True)
    return s, f


def main():
    server = ChatServer()
    t = threading.Thread(target=server.serve, args=(2,))
    t.start()
    a, fa = client(server.address, "ann")
    print(fa.readline().strip())
    b, fb = client(server.address, "bob")
    print(fb.readline().strip())
    fa.write("hello bob\n")
    fa.flush()
    print(fb.readline().strip())
    print("/who", file=fb, flush=True)
    print(fb.readline().strip())
    fb.write("hi ann ✓\n")
    fb.flush()
    print(fa.readline().strip())
    print("/quit", file=fb, flush=True)
    print(fa.readline().strip())
    fa.write("/quit\n")
    fa.flush()
    t.join()
    print(server.log, len(server.clients))
    for f in (fa, fb):
        f.close()
    for s in (a, b):
        s.close()


if __name__ == "__main__":
    main()
