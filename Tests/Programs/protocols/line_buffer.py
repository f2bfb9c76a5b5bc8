# Lines out of chunks that break anywhere.
class LineBuffer:
    def __init__(self, limit=64):
        self.data = b""
        self.limit = limit

    def feed(self, chunk):
        self.data += chunk
        while b"\n" in self.data:
            line, self.data = self.data.split(b"\n", 1)
            yield line.rstrip(b"\r").decode("utf-8", "replace")
        if len(self.data) > self.limit:
            raise ValueError(f"line longer than {self.limit} bytes")


buffer = LineBuffer()
for chunk in (b"HEL", b"LO ann\r\nSAY hi", b" there\n\nQU", b"IT\r", b"\n", b"caf\xe9\n"):
    print(chunk, "->", list(buffer.feed(chunk)))
print("left:", buffer.data)
try:
    list(buffer.feed(b"x" * 70))
except ValueError as error:
    print("ValueError:", error)
