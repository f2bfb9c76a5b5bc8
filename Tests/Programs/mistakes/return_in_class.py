class Server:
    return 1
