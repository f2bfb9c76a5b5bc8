# Calls of functions elsewhere: name and arguments on one line, result or error back.
import socket
import threading


class Service:
    def add(self, *numbers):
        return sum(numbers)

    def repeat(self, text, times=2):
        return text * times

    def divide(self, a, b):
        return a / b


def parse(word):
    try:
        return int(word)
    except ValueError:
        return word


def serve(sock, service):
    with sock, sock.makefile("rw") as stream:
        for line in stream:
            name, *arguments = line.split()
            try:
                result = getattr(service, name)(*map(parse, arguments))
                stream.write(f"ok {result!r}\n")
            except Exception as error:
                stream.write(f"error {type(error).__name__}: {error}\n")
            stream.flush()


class Remote:
    def __init__(self, sock):
        self._stream = sock.makefile("rw")

    def __getattr__(self, name):
        def call(*arguments):
            print(name, *arguments, file=self._stream, flush=True)
            status, _, rest = self._stream.readline().rstrip("\n").partition(" ")
            if status == "error":
                raise RuntimeError(rest)
            return rest

        return call


here, there = socket.socketpair()
thread = threading.Thread(target=serve, args=(there, Service()))
thread.start()
remote = Remote(here)
print(remote.add(1, 2, 39), remote.repeat("ab", 3), remote.repeat("x"), remote.divide(7, 2))
for call in (lambda: remote.divide(1, 0), lambda: remote.missing(), lambda: remote.repeat()):
    try:
        call()
    except RuntimeError as error:
        print("RuntimeError:", error)
remote._stream.close()
here.close()
thread.join()
