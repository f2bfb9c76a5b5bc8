# A proxy between client and server that counts what passes in each direction.
import select
import socket
import threading


def upper_server(listener):
    connection, _ = listener.accept()
    with connection:
        while data := connection.recv(100):
            connection.sendall(data.upper())
    listener.close()


def proxy(listener, target, counts):
    client, _ = listener.accept()
    server = socket.create_connection(target)
    other = {client: server, server: client}
    open_sides = {client, server}
    while open_sides:
        readable, _, _ = select.select(list(open_sides), [], [], 5)
        for side in readable:
            data = side.recv(4096)
            if data:
                counts["up" if side is client else "down"] += len(data)
                other[side].sendall(data)
            else:
                open_sides.discard(side)
                other[side].shutdown(socket.SHUT_WR)
    client.close()
    server.close()
    listener.close()


counts = {"up": 0, "down": 0}
server = socket.create_server(("127.0.0.1", 0))
front = socket.create_server(("127.0.0.1", 0))
threads = [threading.Thread(target=upper_server, args=(server,)),
           threading.Thread(target=proxy, args=(front, server.getsockname(), counts))]
for thread in threads:
    thread.start()
with socket.create_connection(front.getsockname()) as client:
    for word in (b"through ", b"the ", b"proxy"):
        client.sendall(word)
        print(client.recv(100))
    client.shutdown(socket.SHUT_WR)
    print(client.recv(100))
for thread in threads:
    thread.join()
print(counts)
