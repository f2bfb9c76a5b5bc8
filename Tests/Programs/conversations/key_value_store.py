# A key-value store over lines, one thread per client, one lock for all.
import socket
import threading


class Store:
    def __init__(self):
        self._data = {}
        self._lock = threading.RLock()

    def execute(self, line):
        command, *arguments = line.split(" ", 2)
        method = getattr(self, "do_" + command.lower(), None)
        if method is None:
            return f"ERROR unknown command {command}"
        try:
            with self._lock:
                return method(*arguments)
        except TypeError:
            return "ERROR wrong number of arguments"
        except (KeyError, ValueError) as error:
            return f"ERROR {type(error).__name__} {error}"

    def do_set(self, key, value):
        self._data[key] = value
        return "OK"

    def do_get(self, key):
        return "VALUE " + self._data[key]

    def do_del(self, key):
        del self._data[key]
        return "OK"

    def do_incr(self, key):
        self.do_set(key, str(int(self._data.get(key, "0")) + 1))
        return self.do_get(key)

    def do_keys(self):
        return "KEYS " + " ".join(sorted(self._data))


def serve(connection, store):
    with connection, connection.makefile("rw", encoding="utf-8") as stream:
        for line in stream:
            stream.write(store.execute(line.rstrip("\n")) + "\n")
            stream.flush()


store = Store()
listener = socket.create_server(("127.0.0.1", 0))
clients = []
for _ in range(2):
    client = socket.create_connection(listener.getsockname())
    threading.Thread(target=serve, args=(listener.accept()[0], store), daemon=True).start()
    clients.append(client.makefile("rw", encoding="utf-8"))
    client.close()
script = ["SET name Grace Hopper", "GET name", "INCR n", "INCR n", "INCR name", "GET gone",
          "DEL name", "KEYS", "SET only", "JUMP", "SET é ü", "GET é"]
for number, line in enumerate(script):
    client = clients[number % 2]
    print(line, file=client, flush=True)
    print(f"{line:22} {client.readline().strip()}")
for client in clients:
    client.close()
listener.close()
