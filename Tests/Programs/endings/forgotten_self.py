# def without self.
class Client:
    def close():
        print("closed")


Client().close()
