# Building and reading a response; chunked bodies, too.
REASONS = {200: "OK", 404: "Not Found", 500: "Internal Server Error"}


def response(status, body=b"", **headers):
    headers = {"Content-Type": "text/plain", "Content-Length": len(body), **headers}
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Unknown')}"]
    lines += [f"{name.replace('_', '-').title()}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + body


def chunked(*parts):
    for part in parts:
        yield b"%x\r\n%b\r\n" % (len(part), part)
    yield b"0\r\n\r\n"


def unchunk(data):
    body = b""
    while True:
        size, data = data.split(b"\r\n", 1)
        size = int(size, 16)
        if size == 0:
            return body
        body += data[:size]
        data = data[size + 2:]


print(response(200, b"hello", X_Powered_By="hand").decode())
print(response(404)[:24], response(299).split(b"\r\n")[0])
wire = b"".join(chunked(b"first ", b"second, longer than sixteen bytes", b"!"))
print(wire)
print(unchunk(wire))
status_line = response(500).split(b"\r\n")[0].decode()
version, code, reason = status_line.split(" ", 2)
print(version, int(code), reason)
