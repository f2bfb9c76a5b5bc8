class Server:
    address = "127.0.0.1"

    def show(self):
        return adress


Server().show()
