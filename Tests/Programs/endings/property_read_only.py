# A property without a setter.
class Server:
    @property
    def port(self):
        return 5000


server = Server()
print(server.port)
server.port = 6000
