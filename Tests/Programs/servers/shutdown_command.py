# A server that ends when a client tells it to, and answers the others first.
import socket
import threading

stop = threading.Event()
lines = []


def serve(listener):
    listener.settimeout(5)
    while not stop.is_set():
        connection, _ = listener.accept()
        with connection, connection.makefile("rw", newline="\n") as stream:
            for line in stream:
                command, _, rest = line.strip().partition(" ")
                lines.append(command)
                if command == "say":
                    print(rest[::-1], file=stream, flush=True)
                elif command == "stop":
                    stop.set()
                    print("stopping", file=stream, flush=True)
                    break
                else:
                    print(f"unknown command {command!r}", file=stream, flush=True)
    listener.close()


def ask(*commands):
    with socket.create_connection(address) as sock, sock.makefile("rw") as stream:
        for command in commands:
            stream.write(command + "\n")
            stream.flush()
            print(command, "->", stream.readline().rstrip())


listener = socket.create_server(("127.0.0.1", 0))
address = listener.getsockname()
server = threading.Thread(target=serve, args=(listener,), name="server")
server.start()
ask("say hello", "dance")
ask("say level", "stop")
server.join(5)
print(server.is_alive(), lines)
try:
    ask("say anything")
except ConnectionRefusedError as error:
    print(error)
