# HTTP by hand: requests parsed, routes, errors as exceptions.
import socket
import sys
import threading
from time import strftime, gmtime

CRLF = "\r\n"
ROUTES = {"/": ("text/html", "<h1>Hi</h1>"), "/about": ("text/plain", "about us")}


class HTTPError(Exception):
    def __init__(self, status, reason):
        super().__init__(f"{status} {reason}")
        self.status, self.reason = status, reason


def parse_request(raw):
    head, _, body = raw.partition(b"\r\n\r\n")
    request_line, *header_lines = head.decode("iso-8859-1").split(CRLF)
    try:
        method, target, version = request_line.split()
    except ValueError:
        raise HTTPError(400, "Bad Request") from None
    headers = {}
    for line in header_lines:
        key, sep, value = line.partition(":")
        if not sep:
            raise HTTPError(400, "Bad Header")
        headers[key.strip().title()] = value.strip()
    path, _, query = target.partition("?")
    params = dict(pair.split("=", 1) for pair in query.split("&") if "=" in pair)
    return method, path, params, headers, body


def respond(raw):
    try:
        method, path, params, headers, body = parse_request(raw)
        if method not in {"GET", "HEAD"}:
            raise HTTPError(405, "Method Not Allowed")
        if path not in ROUTES:
            raise HTTPError(404, "Not Found")
        ctype, text = ROUTES[path]
        if params:
            text += " " + repr(sorted(params.items()))
        status = "200 OK"
    except HTTPError as e:
        status, ctype, text = str(e), "text/plain", e.reason
        method = "GET"
    payload = text.encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {ctype}; charset=utf-8", f"Content-Length: {len(payload)}",
             "Date: " + strftime("%a, %d %b %Y %H:%M:%S GMT", gmtime(0)), "Connection: close", "", ""]
    return CRLF.join(lines).encode() + (b"" if method == "HEAD" else payload)


def serve(listener, n):
    for _ in range(n):
        conn, peer = listener.accept()
        with conn:
            data = b""
            while b"\r\n\r\n" not in data:
                chunk = conn.recv(16)
                if not chunk:
                    break
                data += chunk
            conn.sendall(respond(data))


def fetch(port, request):
    with socket.create_connection(("localhost", port)) as s:
        s.sendall(request)
        s.shutdown(socket.SHUT_WR)
        parts = []
        while chunk := s.recv(4096):
            parts.append(chunk)
    return b"".join(parts)


requests = [
    b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"HEAD /about HTTP/1.1\r\nhost: x\r\nx-y: z\r\n\r\n",
    b"GET /about?b=2&a=1&flag HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /nope HTTP/1.1\r\nHost: x\r\n\r\n",
    b"nonsense\r\n\r\n",
    b"GET / HTTP/1.1\r\nbroken header\r\n\r\n",
]
with socket.create_server(("", 0)) as listener:
    port = listener.getsockname()[1]
    t = threading.Thread(target=serve, args=(listener, len(requests)))
    t.start()
    for r in requests:
        reply = fetch(port, r)
        head, body = reply.split(b"\r\n\r\n", 1)
        status, *rest = head.decode().splitlines()
        print(f"{status:<40}|{len(rest)} headers|{body.decode()!r}")
        for h in rest[:2]:
            print(" ", h)
    t.join()
sys.exit(0)
