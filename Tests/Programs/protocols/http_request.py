# Parsing an HTTP request by hand.
class BadRequest(Exception):
    pass


def parse(data):
    head, separator, body = data.partition(b"\r\n\r\n")
    if not separator:
        raise BadRequest("no end of headers")
    first, *lines = head.decode("iso-8859-1").split("\r\n")
    try:
        method, target, version = first.split()
    except ValueError:
        raise BadRequest(f"request line {first!r}") from None
    headers = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon:
            raise BadRequest(f"header {line!r}")
        headers[name.strip().lower()] = value.strip()
    path, _, query = target.partition("?")
    values = dict(part.split("=", 1) for part in query.split("&")) if query else {}
    length = int(headers.get("content-length", 0))
    return method, path, values, headers, body[:length]


requests = [
    b"GET /search?q=sockets&page=2 HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n",
    b"POST /form HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello and more",
    b"GET /\r\n\r\n",
    b"GET / HTTP/1.0\r\nbroken\r\n\r\n",
    b"GET / HTTP/1.0\r\n",
]
for request in requests:
    try:
        method, path, values, headers, body = parse(request)
        print(f"{method:<5}{path:10}{values} {headers} {body}")
    except BadRequest as error:
        print("400", error)
