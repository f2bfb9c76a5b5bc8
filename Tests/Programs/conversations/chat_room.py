# A chat room: what one says all others hear; the room is told who comes and goes.
import socket
import threading


class Room:
    def __init__(self):
        self.members = {}
        self.lock = threading.Lock()

    def tell(self, text, but=None):
        with self.lock:
            for name, connection in self.members.items():
                if name != but:
                    connection.sendall((text + "\n").encode())

    def join(self, connection):
        with connection, connection.makefile("r", encoding="utf-8") as lines:
            name = lines.readline().strip()
            self.tell(f"* {name} joins")
            with self.lock:
                self.members[name] = connection
            connection.sendall(b"welcome\n")
            for line in lines:
                self.tell(f"{name}: {line.strip()}", but=name)
            with self.lock:
                del self.members[name]
        self.tell(f"* {name} leaves")


class Guest:
    def __init__(self, address, name):
        self.sock = socket.create_connection(address)
        self.lines = self.sock.makefile("r", encoding="utf-8")
        self.name = name
        self.say(name)
        self.hear()

    def say(self, text):
        self.sock.sendall((text + "\n").encode())

    def hear(self):
        print(f"{self.name} hears: {self.lines.readline().strip()}")

    def leave(self):
        self.lines.close()
        self.sock.close()


def accept(listener, room, count):
    for _ in range(count):
        threading.Thread(target=room.join, args=(listener.accept()[0],)).start()


listener = socket.create_server(("127.0.0.1", 0))
room = Room()
threading.Thread(target=accept, args=(listener, room, 3)).start()
ann = Guest(listener.getsockname(), "ann")
bob = Guest(listener.getsockname(), "bob")
ann.hear()
cy = Guest(listener.getsockname(), "cy")
ann.hear()
bob.hear()
bob.say("hello, everybody")
ann.hear()
cy.hear()
cy.leave()
ann.hear()
bob.hear()
bob.leave()
ann.hear()
ann.leave()
listener.close()
