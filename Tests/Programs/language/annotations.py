# Annotations are evaluated at the top level and otherwise cost nothing.
from __future__ import annotations
PORT: int = 5000
HOST: str
backlog: int = 5
print(PORT, backlog)
try:
    print(HOST)
except NameError as error:
    print(error)


class Message:
    kind: str
    size: int = 0
    parts: list[bytes]

    def __init__(self, kind: str, *parts: bytes, size: int | None = None) -> None:
        self.kind: str = kind
        self.parts = list(parts)
        (self.size): int = size or sum(len(part) for part in parts)

    def encode(self, separator: bytes = b" ") -> bytes:
        joined: bytes = separator.join(self.parts)
        return joined


message = Message("SAY", b"hello", b"there")
print(message.kind, message.size, message.encode(), message.encode(b"-"))
table: dict = {}
table["x"]: int = 3
print(table)


def send(data: bytes, *rest: int, flags: int = 0, **options: str) -> int:
    total: int = len(data)
    return total


print(send(b"abc"))
print(send.__annotations__)
