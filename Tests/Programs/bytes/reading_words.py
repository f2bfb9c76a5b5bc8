# A tiny reader of binary messages, without struct.
class Reader:
    def __init__(self, data):
        self.data = memoryview(data)
        self.place = 0

    def take(self, count):
        if self.place + count > len(self.data):
            raise EOFError(f"wanted {count}, have {len(self.data) - self.place}")
        piece = self.data[self.place:self.place + count]
        self.place += count
        return bytes(piece)

    def number(self, size):
        return int.from_bytes(self.take(size), "big")

    def text(self):
        return self.take(self.number(1)).decode("utf-8")


message = bytes([3]) + b"ann" + (5000).to_bytes(2, "big") + bytes([6]) + "caf\u00e9!".encode() + b"\x01"
reader = Reader(message)
print(reader.text(), reader.number(2), reader.text(), reader.number(1))
try:
    reader.number(4)
except EOFError as error:
    print("EOFError:", error)
for bad in (b"\x02\xff\xfe", b"\x05ab"):
    try:
        print(Reader(bad).text())
    except (UnicodeDecodeError, EOFError) as error:
        print(type(error).__name__, error)
