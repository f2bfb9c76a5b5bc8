# Three tries for the password; the client reconnects once.
import socket
import threading

PASSWORDS = {"ann": "secret"}


def login(connection):
    with connection, connection.makefile("rw") as stream:
        for tries in range(3, 0, -1):
            print(f"login ({tries})?", file=stream, flush=True)
            name, _, password = stream.readline().strip().partition("/")
            if PASSWORDS.get(name) == password:
                print(f"welcome {name}", file=stream, flush=True)
                return True
            print("wrong", file=stream, flush=True)
    return False


def serve(listener, results):
    while len(results) < 2:
        results.append(login(listener.accept()[0]))
    listener.close()


def attempt(*tries):
    with socket.create_connection(address) as sock, sock.makefile("rw") as stream:
        for answer in tries:
            question = stream.readline()
            if not question:
                return "closed"
            print(answer, file=stream, flush=True)
            reply = stream.readline().strip()
            print(question.strip(), answer, "->", reply)
            if reply.startswith("welcome"):
                return reply
        return "end: " + repr(stream.readline())


listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()
results = []
thread = threading.Thread(target=serve, args=(listener, results))
thread.start()
print(attempt("ann/guess", "bob/secret", "ann/"))
print(attempt("ann/Secret", "ann/secret"))
thread.join()
print(results)
