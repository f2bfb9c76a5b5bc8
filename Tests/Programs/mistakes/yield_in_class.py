class Server:
    yield 1
