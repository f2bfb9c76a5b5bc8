# A key-value server whose commands register themselves.
import socket
import threading


class Store(dict):
    def __missing__(self, key):
        return None


class KeyValueServer(threading.Thread):
    commands = {}

    def command(table):
        def register(fn):
            table[fn.__name__.removeprefix("do_").upper()] = fn
            return fn
        return register

    command = command(commands)

    def __init__(self):
        super().__init__(daemon=True)
        self.store = Store()
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=5)
        self.address = self.listener.getsockname()

    @command
    def do_set(self, key, *value):
        self.store[key] = " ".join(value)
        return "OK"

    @command
    def do_get(self, key):
        value = self.store[key]
        return "(nil)" if value is None else value

    @command
    def do_del(self, *keys):
        return str(sum(self.store.pop(k, None) is not None for k in keys))

    @command
    def do_incr(self, key, by="1"):
        self.store[key] = str(int(self.store.get(key, "0")) + int(by))
        return self.store[key]

    @command
    def do_keys(self):
        return " ".join(sorted(self.store)) or "(empty)"

    def run(self):
        while True:
            try:
                conn, _ = self.listener.accept()
            except OSError:
                return
            with conn, conn.makefile("rwb") as f:
                for raw in f:
                    name, *args = raw.decode().split()
                    try:
                        fn = self.commands[name.upper()]
                        reply = fn(self, *args)
                    except KeyError:
                        reply = f"ERR unknown command '{name}'"
                    except TypeError as e:
                        reply = f"ERR {e}"
                    except ValueError as e:
                        reply = f"ERR {e}"
                    f.write(reply.encode() + b"\r\n")
                    f.flush()


server = KeyValueServer()
server.start()
with socket.create_connection(server.address) as s:
    reader = s.makefile("rb")
    for line in ["SET a hello world", "GET a", "get b", "INCR n", "INCR n 5", "INCR a", "KEYS", "DEL a b n", "KEYS", "GET", "SET", "FLY away", "INCR n x"]:
        s.sendall(line.encode() + b"\n")
        print(f"{line:<20} {reader.readline().rstrip().decode()}")
    reader.close()
print(sorted(server.commands), server.is_alive(), server.daemon)
server.listener.shutdown(socket.SHUT_RDWR)
server.listener.close()
server.join(5)
print(server.is_alive())
print(Store()["x"], Store(a=1)["a"], len(Store()))
