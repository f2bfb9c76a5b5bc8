# The HOWTO's accept loop: three visitors, and a conversation whose third one ends the program.
import socket
import sys
import threading

serversocket = socket.socket()
serversocket.bind(("127.0.0.1", 0))
serversocket.listen(5)
answers = []
served = 0


class client_thread:
    def __init__(self, clientsocket):
        self.clientsocket = clientsocket

    def run(self):
        global served
        with self.clientsocket as connected:
            text = connected.recv(100).decode()
            print("a visitor says", repr(text))
            connected.sendall(text.upper().encode())
        served += 1
        if served == 3:
            visitor.join()
            print(answers)
            sys.exit(3)


def visit():
    for word in ["one", "two", "three"]:
        with socket.create_connection(serversocket.getsockname()) as s:
            s.sendall(word.encode())
            answers.append(s.recv(100))


visitor = threading.Thread(target=visit)
visitor.start()

while True:
    # accept connections from outside
    (clientsocket, address) = serversocket.accept()
    # now do something with the clientsocket
    # in this case, we'll pretend this is a threaded server
    ct = client_thread(clientsocket)
    ct.run()
