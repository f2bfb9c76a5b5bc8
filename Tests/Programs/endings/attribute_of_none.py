# The client is not connected yet.
class Client:
    connection = None

    def send(self, data):
        self.connection.sendall(data)


Client().send(b"x")
