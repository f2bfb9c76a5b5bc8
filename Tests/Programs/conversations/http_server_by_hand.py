# A server that understands just enough of HTTP, and a client that reads the answer by its headers.
import socket
import threading

PAGES = {"/": b"<h1>Home</h1>", "/about": "Über uns".encode()}


def handle(connection):
    with connection, connection.makefile("rb") as stream:
        request = stream.readline().decode("ascii").split()
        headers = {}
        while (line := stream.readline().strip()) != b"":
            name, _, value = line.decode("ascii").partition(":")
            headers[name.lower()] = value.strip()
        method, path, version = request
        if method not in ("GET", "HEAD"):
            status, body = "405 Method Not Allowed", b""
        elif path in PAGES:
            status, body = "200 OK", PAGES[path]
        else:
            status, body = "404 Not Found", b"no such page"
        head = f"HTTP/1.0 {status}\r\nContent-Length: {len(body)}\r\nX-Host: {headers.get('host')}\r\n\r\n"
        connection.sendall(head.encode("ascii"))
        if method != "HEAD":
            connection.sendall(body)


def serve(listener, count):
    for _ in range(count):
        handle(listener.accept()[0])


def fetch(method, path):
    with socket.create_connection(listener.getsockname()) as sock:
        sock.sendall(f"{method} {path} HTTP/1.0\r\nHost: example\r\n\r\n".encode())
        answer = b""
        while data := sock.recv(64):
            answer += data
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("ascii").split("\r\n")
    return status, dict(line.split(": ") for line in lines), body


listener = socket.create_server(("127.0.0.1", 0))
thread = threading.Thread(target=serve, args=(listener, 4))
thread.start()
for method, path in (("GET", "/"), ("GET", "/about"), ("HEAD", "/"), ("PUT", "/x")):
    print(*fetch(method, path))
thread.join()
listener.close()
