# Topics: who subscribes is told, who does not is not.
import select
import socket


class Broker:
    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.buffers = {}
        self.topics = {}

    def step(self):
        ready, _, _ = select.select([self.listener, *self.buffers], [], [], 1)
        for sock in ready:
            if sock is self.listener:
                connection, _ = sock.accept()
                self.buffers[connection] = b""
                continue
            data = sock.recv(512)
            if not data:
                self.forget(sock)
                continue
            *lines, self.buffers[sock] = (self.buffers[sock] + data).split(b"\n")
            for line in lines:
                self.obey(sock, *line.decode().split(" ", 2))

    def obey(self, sock, verb, topic, text=""):
        if verb == "sub":
            self.topics.setdefault(topic, []).append(sock)
            sock.sendall(b"subscribed\n")
        elif verb == "pub":
            for subscriber in self.topics.get(topic, ()):
                subscriber.sendall(f"{topic}: {text}\n".encode())
            sock.sendall(f"told {len(self.topics.get(topic, ()))}\n".encode())

    def forget(self, sock):
        del self.buffers[sock]
        for subscribers in self.topics.values():
            if sock in subscribers:
                subscribers.remove(sock)
        sock.close()


broker = Broker()
clients = {}
for name in ("ann", "bob", "pub"):
    clients[name] = socket.create_connection(broker.listener.getsockname())
    broker.step()


def tell(name, line):
    clients[name].sendall(line.encode() + b"\n")
    broker.step()


def hear(name):
    print(f"{name:4}", clients[name].recv(100))


tell("ann", "sub news")
hear("ann")
tell("bob", "sub news")
hear("bob")
tell("bob", "sub sport")
hear("bob")
for line in ("pub news all is well", "pub sport 2:1", "pub music la la"):
    tell("pub", line)
    hear("pub")
hear("ann")
print("bob ", sorted(clients["bob"].recv(100).decode().splitlines()))
clients["ann"].close()
broker.step()
tell("pub", "pub news only bob now")
hear("pub")
hear("bob")
for sock in (*clients.values(), *broker.buffers, broker.listener):
    sock.close()
