# A chat room: a thread per member, a lock around the list of members.
import socket
import threading

members = {}
lock = threading.Lock()
ready = threading.Semaphore(0)


def tell(text, leave_out=None):
    with lock:
        for name, sock in sorted(members.items()):
            if name != leave_out:
                sock.sendall(text.encode() + b"\n")


def serve(connection):
    with connection.makefile("r") as lines:
        name = lines.readline().strip()
        with lock:
            members[name] = connection
        ready.release()
        for line in lines:
            tell(f"{name}: {line.rstrip()}", leave_out=name)
    with lock:
        del members[name]
    connection.close()
    tell(f"{name} left")


def listen(listener):
    for _ in range(3):
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,), daemon=True).start()


listener = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=listen, args=(listener,)).start()
clients = {}
for name in ("ann", "bob", "cy"):
    s = socket.create_connection(listener.getsockname())
    s.sendall(f"{name}\n".encode())
    ready.acquire()
    clients[name] = (s, s.makefile())
clients["ann"][0].sendall(b"hello all\n")
for name in ("bob", "cy"):
    print(name, "reads", clients[name][1].readline().rstrip())
clients["cy"][1].close()
clients["cy"][0].shutdown(socket.SHUT_RDWR)
clients["cy"][0].close()
for name in ("ann", "bob"):
    print(name, "reads", clients[name][1].readline().rstrip())
