# A client as a state machine: connecting, sending, receiving, done.
import select
import socket
import threading


def server(listener):
    connection, _ = listener.accept()
    with connection:
        request = b""
        while not request.endswith(b"\n"):
            request += connection.recv(100)
        connection.sendall(b"you said: " + request)


class Client:
    def __init__(self, address, request):
        self.sock = socket.socket()
        self.sock.setblocking(False)
        self.sock.connect_ex(address)
        self.outgoing = request
        self.incoming = b""
        self.state = "connecting"
        self.seen = [self.state]

    def enter(self, state):
        self.state = state
        self.seen.append(state)

    def run(self):
        while self.state != "done":
            readers = [self.sock] if self.state == "receiving" else []
            writers = [self.sock] if self.state in ("connecting", "sending") else []
            readable, writable, _ = select.select(readers, writers, [], 5)
            if writable and self.state == "connecting":
                assert self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0
                self.enter("sending")
            elif writable:
                count = self.sock.send(self.outgoing)
                self.outgoing = self.outgoing[count:]
                if not self.outgoing:
                    self.enter("receiving")
            elif readable:
                data = self.sock.recv(1000)
                self.incoming += data
                if not data:
                    self.sock.close()
                    self.enter("done")


listener = socket.create_server(("127.0.0.1", 0))
thread = threading.Thread(target=server, args=(listener,))
thread.start()
client = Client(listener.getsockname(), b"no blocking here\n")
client.run()
thread.join()
print(client.seen)
print(client.incoming)
listener.close()
