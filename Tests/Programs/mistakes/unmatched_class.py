class Server(:
    pass
