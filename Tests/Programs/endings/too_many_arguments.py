# A method called with one argument too many.
class Client:
    def send(self, data):
        print("sending", data)


client = Client()
client.send(b"x")
client.send(b"x", 0)
