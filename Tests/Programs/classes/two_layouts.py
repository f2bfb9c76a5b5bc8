# classes of two native classes: only where one of them lays out its instances as the other does
import socket
import struct
import threading

EXCEPTIONS = (
    ValueError, KeyError, OSError, ConnectionError, TimeoutError, StopIteration, SystemExit,
    ImportError, NameError, UnboundLocalError, AttributeError, SyntaxError, UnicodeDecodeError,
    UnicodeEncodeError, RuntimeError, KeyboardInterrupt, struct.error,
)
CLASSES = (
    int, float, str, bytes, bytearray, list, tuple, dict, set, frozenset, Exception,
    OSError, socket.socket, threading.Thread, threading.Event, object, property, staticmethod,
)


def table(classes):
    for left in classes:
        row = []
        for right in classes:
            try:
                type("Both", (left, right), {})
                row.append("+")
            except TypeError as error:
                row.append({"mul": "x", "Can": "o", "dup": "="}[str(error)[:3]])
        print("".join(row), left.__name__)


table(EXCEPTIONS)
table(CLASSES)


class Lost(ConnectionError, TimeoutError):
    pass


class Missing(KeyError, AttributeError):
    pass


class Ended(StopIteration, ValueError):
    pass


lost = Lost(2, "x")
print(repr(lost), lost, lost.errno, isinstance(lost, TimeoutError))
print(repr(Missing("x")), Missing("x"))
print(Ended(3).value)


class Wrong(StopIteration, OSError):
    pass
