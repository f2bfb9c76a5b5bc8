# A receive buffer answers the same questions as bytes.
buffer = bytearray(b"GET /index.html HTTP/1.1\r\nHost: a\r\n\r\n")
print(buffer.find(b"\r\n"), buffer.rfind(b"\r\n"), buffer.find(b"xyz"), buffer.find(b"H", 20))
print(buffer.index(b"Host"), buffer.rindex(b"/"), buffer.count(b"\r\n"), buffer.count(b""))
print(buffer.startswith(b"GET"), buffer.startswith((b"PUT", b"GET")), buffer.endswith(b"\r\n\r\n", 5))
for search in (buffer.index, buffer.rindex):
    try:
        search(b"Cookie")
    except ValueError as error:
        print(error)
line, separator, rest = buffer.partition(b"\r\n")
print(line, separator, rest)
print(buffer.rpartition(b"/"), buffer.partition(b"?"), buffer.rpartition(b"?"))
print(line.split(), line.rsplit(b" ", 1), line.split(b"/", maxsplit=1))
print(buffer.splitlines(), buffer.splitlines(True))
print(line.replace(b"HTTP", b"http"), line.replace(b"/", b"", 1))
for bad in (lambda: line.split(b""), lambda: line.partition(b""), lambda: line.find("GET"), lambda: line.split(" ")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(71 in buffer, b"Host" in buffer, 0 in buffer)
