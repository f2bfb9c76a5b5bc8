# A class body runs like a function.
class Server:
    print("making the class")
    default_port = int("eighty")
