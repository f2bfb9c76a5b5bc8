import selectors
import socket

selector = selectors.DefaultSelector()
listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
log = []


def accept(sock, mask):
    connection, _ = sock.accept()
    connection.setblocking(False)
    selector.register(connection, selectors.EVENT_READ, read)
    log.append("accepted")


def read(connection, mask):
    data = connection.recv(1000)
    if data:
        log.append(("echo", data, mask))
        connection.send(data)
    else:
        log.append("closing")
        selector.unregister(connection)
        connection.close()


key = selector.register(listener, selectors.EVENT_READ, accept)
print(key.fd == listener.fileno(), key.events, key.data is accept, key.fileobj is listener)
client = socket.create_connection(listener.getsockname())
client.sendall(b"ping")
while "closing" not in log:
    for key, mask in selector.select(timeout=1):
        key.data(key.fileobj, mask)
    if client and len(log) == 2:
        print(client.recv(10))
        client.close()
print(log)
print(len(selector.get_map()), selector.get_key(listener).events)
print(selector.modify(listener, selectors.EVENT_READ, "new").data)
print(selector.select(0))
for action in (
    lambda: selector.register(listener, selectors.EVENT_READ),
    lambda: selector.register(listener, 0),
    lambda: selector.register("x", 1),
    lambda: selector.unregister(client),
):
    try:
        action()
    except (KeyError, ValueError) as e:
        print(type(e).__name__, "is already registered" in str(e) or e)
selector.unregister(listener)
selector.close()
print(selector.get_map())
selector.get_key(listener)
