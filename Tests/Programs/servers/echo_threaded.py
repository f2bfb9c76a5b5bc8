# A thread for each client.
import socket
import threading


def handle(connection, number):
    with connection:
        while True:
            data = connection.recv(1024)
            if not data:
                break
            connection.sendall(f"[{number}] ".encode() + data)


def serve(listener, clients):
    threads = []
    for number in range(1, clients + 1):
        connection, _ = listener.accept()
        thread = threading.Thread(target=handle, args=(connection, number))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", 0))
listener.listen(5)
server = threading.Thread(target=serve, args=(listener, 3))
server.start()
clients = [socket.create_connection(listener.getsockname()) for _ in range(3)]
for turn in ("hello", "bye"):
    for client in clients:
        client.sendall(turn.encode())
        print(client.recv(1024).decode())
for client in clients:
    client.close()
server.join()
listener.close()
print("all done, threads left:", threading.active_count())
