class Connection:
    def __init__(self):
        self.buffer = b""

    def read_line(self):
        return self.bufer


Connection().read_line()
