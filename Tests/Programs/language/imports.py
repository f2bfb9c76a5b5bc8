# Each form of import.
import struct as packing
import sys, time
import socket as s
from errno import ECONNREFUSED as refused, EAGAIN
from struct import (
    pack,
    unpack,
)

print(packing.pack is pack, packing.__name__, sys.__name__)
print(refused, EAGAIN, s.AF_INET == 2)


def later():
    import threading
    from time import monotonic as now
    return threading.current_thread().name, now() > 0


print(later())
try:
    threading
except NameError as error:
    print(error)
try:
    from struct import unpick
except ImportError as error:
    print(type(error).__name__, error.name, str(error).startswith("cannot import name 'unpick' from 'struct'"))
try:
    import sockets
except ModuleNotFoundError as error:
    print(type(error).__name__, error, error.name)
try:
    import struct.parts
except ImportError as error:
    print(type(error).__name__, error)
try:
    struct.pack
except NameError as error:
    print(error)
import struct
print(struct.calcsize("!IHB"), struct is packing)
try:
    print(time.tomorrow)
except AttributeError as error:
    print(error)
