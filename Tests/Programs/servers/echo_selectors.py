# The example of the selectors documentation: callbacks as data.
import selectors
import socket

selector = selectors.DefaultSelector()
trace = []


def accept(sock, mask):
    connection, address = sock.accept()
    trace.append("accept")
    connection.setblocking(False)
    selector.register(connection, selectors.EVENT_READ, read)


def read(connection, mask):
    data = connection.recv(1000)
    if data:
        trace.append(f"echo {data!r}")
        connection.sendall(data)
    else:
        trace.append("close")
        selector.unregister(connection)
        connection.close()


def turn():
    for key, mask in selector.select(timeout=1):
        callback = key.data
        callback(key.fileobj, mask)


server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
selector.register(server, selectors.EVENT_READ, data=accept)
client = socket.create_connection(server.getsockname())
client.sendall(b"ping")
while len(trace) < 2:
    turn()
print(client.recv(10))
client.close()
while trace[-1] != "close":
    turn()
print(trace)
key = selector.get_key(server)
print(key.fileobj is server, key.fd == server.fileno(), key.events, key.data is accept)
print(len(selector.get_map()), server in selector.get_map(), selector.fileno() > 2)
for attempt in (lambda: selector.register(server, selectors.EVENT_READ),
                lambda: selector.unregister(client), lambda: selector.register(7.5, 1),
                lambda: selector.register(server, 0), lambda: selector.get_key("x"),
                lambda: selector.register(server, "r"), lambda: selector.select("soon")):
    try:
        attempt()
    except (KeyError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split("fd=")[0].split("<")[0])
print(selectors.SelectorKey(fileobj=None, fd=3, events=1, data="x"))
selector.close()
for attempt in (lambda: selector.select(0), lambda: selector.register(server, 1),
                lambda: selector.get_key(server)):
    try:
        attempt()
    except (ValueError, RuntimeError) as error:
        print(type(error).__name__ + ":", error)
try:
    selectors.BaseSelector()
except TypeError as error:
    print("TypeError:", error)
server.close()
