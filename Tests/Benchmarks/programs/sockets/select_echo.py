# A select echo server with 20 clients, all in one thread.
import select
import socket

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(('127.0.0.1', 0))
listener.listen(20)
listener.setblocking(False)
clients = []
for i in range(20):
    clients.append(socket.create_connection(listener.getsockname()))
readers = [listener]
pending = {}
served = 0
for number in range(2000):
    for client in clients:
        client.send(b'message %d' % number)
    waiting = set(clients)
    while waiting:
        readable, writable, broken = select.select(readers + list(waiting), [], [], 1.0)
        for sock in readable:
            if sock is listener:
                conn, address = listener.accept()
                conn.setblocking(False)
                readers.append(conn)
                pending[conn] = b''
            elif sock in waiting:
                sock.recv(1024)
                waiting.discard(sock)
                served += 1
            else:
                data = sock.recv(1024)
                if data:
                    sock.send(data)
for client in clients:
    client.close()
for reader in readers:
    reader.close()
print(served)
