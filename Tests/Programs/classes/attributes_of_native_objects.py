# What CPython wrote in C takes no new attributes; what it wrote in Python mostly does.
import select
import selectors
import socket
import struct
import sys
import threading
import time


def attempt(action, *arguments):
    try:
        action(*arguments)
        print("ok")
    except Exception as error:
        print(type(error).__name__, error)


for thing in [
    threading.Lock(), threading.RLock(), threading.Event(), select.poll(), select.epoll(), struct.Struct("<I"),
    struct.iter_unpack("B", b"ab"), time.gmtime(0), sys.version_info, selectors.SelectorKey(1, 2, 3, 4),
    socket.socket(), selectors.SelectSelector(), len, [].append, attempt, staticmethod(attempt), property(),
]:
    print("--", type(thing).__name__)
    attempt(setattr, thing, "zork", 1)
    attempt(delattr, thing, "zork")
    attempt(setattr, thing, "__class__", 5)
    attempt(delattr, thing, "__class__")
for thing in [threading.Lock(), select.poll(), time.gmtime(0), [].append, str.upper, struct.Struct("B")]:
    attempt(setattr, thing, "__doc__", "words")
attempt(setattr, time.gmtime(0), "tm_year", 1)
attempt(setattr, time.gmtime(0), "count", 1)
attempt(setattr, [], "__class__", dict)


class Box:
    def open(self):
        pass


attempt(lambda: Box().open.zork)
attempt(setattr, Box().open, "zork", 1)
box = Box()
box.__doc__ = "a box"
print(box.__doc__)
