def send(from, to):
    pass
