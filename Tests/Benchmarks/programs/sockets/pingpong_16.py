# Ping-pong of 16 bytes between two threads.
import socket
import threading


def serve(listener):
    conn, address = listener.accept()
    while True:
        data = conn.recv(4096)
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
message = b'0123456789abcdef'
total = 0
for i in range(15000):
    client.sendall(message)
    total += len(client.recv(4096))
client.close()
thread.join()
listener.close()
print(total)
