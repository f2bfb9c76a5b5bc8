# Sockets and files in with statements: who closes what, and when.
import socket

with socket.create_server(("127.0.0.1", 0)) as listener:
    address = listener.getsockname()
    with socket.create_connection(address) as client:
        server, _ = listener.accept()
        with server, server.makefile("wb") as out:
            out.write(b"buffered")
            client.settimeout(0.01)
            try:
                client.recv(10)
            except TimeoutError as error:
                print(error)
        print(client.recv(10), out.closed, server.fileno())
print(listener.fileno(), client.fileno())
for use in (lambda: client.recv(1), lambda: listener.accept(), lambda: server.getsockname(),
            lambda: out.write(b"x"), lambda: client.__enter__().close()):
    try:
        print(use())
    except (OSError, ValueError) as error:
        print(type(error).__name__ + ":", error)


class Connection:
    def __init__(self, address):
        self.address = address

    def __enter__(self):
        self.sock = socket.socket()
        try:
            self.sock.connect(self.address)
        except OSError:
            self.sock.close()
            raise
        return self.sock

    def __exit__(self, kind, value, trace):
        self.sock.close()
        print("closed after", kind and kind.__name__)
        return kind is KeyError


try:
    with Connection(address):
        print("never")
except ConnectionRefusedError as error:
    print(error.errno, error.strerror)
with socket.create_server(("127.0.0.1", 0)) as listener:
    with Connection(listener.getsockname()):
        raise KeyError("swallowed")
print("done")
