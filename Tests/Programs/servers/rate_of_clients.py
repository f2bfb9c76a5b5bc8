# A semaphore lets two clients in at a time; the others wait their turn.
import socket
import threading

gate = threading.BoundedSemaphore(2)
inside = 0
most = 0
count = threading.Lock()


def serve_one(connection):
    global inside, most
    with gate:
        with count:
            inside += 1
            most = max(most, inside)
        data = connection.recv(10)
        connection.sendall(data * 2)
        with count:
            inside -= 1
    connection.close()


listener = socket.create_server(("127.0.0.1", 0), backlog=10)
clients, threads = [], []
for _ in range(5):
    clients.append(socket.create_connection(listener.getsockname()))
    connection, _ = listener.accept()
    thread = threading.Thread(target=serve_one, args=(connection,))
    thread.start()
    threads.append(thread)
for index, client in enumerate(clients):
    client.sendall(b"%d" % index)
answers = sorted(client.recv(10) for client in clients)
for thread in threads:
    thread.join()
print(answers, most <= 2, gate._value)
try:
    gate.release()
except ValueError as error:
    print("ValueError:", error)
for client in clients:
    client.close()
listener.close()
