import socket
import threading


def serve(listener):
    connection, _ = listener.accept()
    with connection:
        chunks = []
        while True:
            chunk = connection.recv(4)
            if not chunk:
                break
            chunks.append(chunk)
        connection.sendall(b"".join(chunks)[::-1])


with socket.create_server(("127.0.0.1", 0)) as listener:
    worker = threading.Thread(target=serve, args=(listener,))
    worker.start()
    client = socket.create_connection(listener.getsockname())
    client.sendall(b"abcdefghij")
    client.shutdown(socket.SHUT_WR)
    reply = b""
    while chunk := client.recv(3):
        reply += chunk
    print(reply)
    worker.join()
    try:
        client.send(b"more")
    except BrokenPipeError as e:
        print(e)
    client.close()
client.shutdown(socket.SHUT_RDWR)
