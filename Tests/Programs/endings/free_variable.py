# The inner function runs before the outer one has its variable.
def server():
    def handle():
        return clients
    print("starting")
    handle()
    clients = []


server()
