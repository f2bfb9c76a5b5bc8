# Ping-pong of 65,536 bytes between two threads.
import socket
import threading


def serve(listener):
    conn, address = listener.accept()
    while True:
        data = conn.recv(65536)
        if not data:
            break
        conn.sendall(data)
    conn.close()


listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.bind(('127.0.0.1', 0))
listener.listen(1)
thread = threading.Thread(target=serve, args=(listener,))
thread.start()
client = socket.create_connection(listener.getsockname())
message = b'x' * 65536
total = 0
for i in range(3000):
    client.sendall(message)
    left = len(message)
    while left:
        left -= len(client.recv(65536))
    total += len(message)
client.close()
thread.join()
listener.close()
print(total)
