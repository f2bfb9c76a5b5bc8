# A keyword-only argument forgotten.
class Client:
    def __init__(self, host, *, port, timeout):
        self.address = host, port


Client("localhost", port=80)
