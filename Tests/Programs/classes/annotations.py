"""Annotations of variables are evaluated and kept in __annotations__."""
count: int = 5
names: list[str]
(ignored): int = 1
print(__annotations__)


class Message:
    kind: int
    body: bytes = b""
    __secret: "str" = "x"

    def __init__(self):
        self.size: int = 3


class Bare(Message):
    pass


print(Message.__annotations__, Message.body, Message().size)
print(Bare.__annotations__, Bare.body)
try:
    names
except NameError as error:
    print(error)
try:
    other: Undefined = 1
except NameError as error:
    print(error, other)


def local():
    inner: Undefined = 2
    return inner


print(local(), local.__annotations__)
