import socket
import threading

PAGE = b"<h1>It works</h1>\n"


def answer(connection):
    with connection, connection.makefile("rb") as request:
        line = request.readline().decode("ascii").rstrip()
        headers = {}
        while True:
            header = request.readline().strip()
            if not header:
                break
            name, _, value = header.partition(b":")
            headers[name.decode().lower()] = value.strip().decode()
        method, path, version = line.split()
        status = "200 OK" if path == "/" else "404 Not Found"
        body = PAGE if path == "/" else b"no\n"
        head = f"{version} {status}\r\nContent-Length: {len(body)}\r\nHost: {headers['host']}\r\n\r\n"
        connection.sendall(head.encode() + body)


def serve(listener, count):
    for _ in range(count):
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection,)).start()


listener = socket.create_server(("127.0.0.1", 0))
server = threading.Thread(target=serve, args=(listener, 2), daemon=True)
server.start()
for path in ("/", "/missing"):
    with socket.create_connection(listener.getsockname(), timeout=5) as s:
        s.sendall(f"GET {path} HTTP/1.0\r\nHost: example\r\n\r\n".encode())
        data = b""
        while chunk := s.recv(16):
            data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    for line in head.decode().split("\r\n"):
        print(line)
    print(body)
server.join()
