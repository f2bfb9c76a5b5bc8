# A threaded server: one thread a connection, a lock around what they share.
import socket
import threading

lock = threading.Lock()
totals = {}


def handle(conn, number):
    with conn:
        file = conn.makefile('rb')
        for line in file:
            with lock:
                totals[number] = totals.get(number, 0) + len(line)
            conn.sendall(line.upper())


def serve(listener, count):
    workers = []
    for number in range(count):
        conn, address = listener.accept()
        worker = threading.Thread(target=handle, args=(conn, number))
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.join()


def client(address, count):
    with socket.create_connection(address) as sock:
        file = sock.makefile('r')
        for i in range(count):
            sock.sendall(f'hello {i}\n'.encode())
            file.readline()


listener = socket.create_server(('127.0.0.1', 0))
server = threading.Thread(target=serve, args=(listener, 8))
server.start()
clients = [threading.Thread(target=client, args=(listener.getsockname(), 800)) for _ in range(8)]
for thread in clients:
    thread.start()
for thread in clients:
    thread.join()
server.join()
listener.close()
print(sum(totals.values()))
