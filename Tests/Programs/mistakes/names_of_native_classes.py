# Messages name classes written in C with their module, classes written in Python without it.
import select
import selectors
import socket
import struct
import sys
import threading
import time


def attempt(action):
    try:
        print("ok", action())
    except Exception as error:
        print(type(error).__name__, error)


left, right = socket.socketpair()
things = [
    threading.Lock(), threading.RLock(), threading.local(), threading.Event(), threading.Condition(),
    select.poll(), select.epoll(), struct.Struct(">H"), struct.iter_unpack(">H", b"abcd"),
    left, left.makefile("rb"), left.makefile("wb"), left.makefile("rwb"), left.makefile("r"), sys.stdout,
    sys.stdin.buffer, time.gmtime(0), sys.version_info, socket.AF_INET, selectors.DefaultSelector(),
    selectors.SelectorKey(1, 2, 3, 4), socket.gaierror(1, "x"), struct.error("x"),
]
for thing in things:
    print("--", type(thing).__name__)
    attempt(lambda: thing())
    attempt(lambda: thing[0.5])
    attempt(lambda: thing + object())
    attempt(lambda: thing < object())
    attempt(lambda: -thing)
    attempt(lambda: thing.zork)
    attempt(lambda: {}[thing:])
    attempt(lambda: "".join([thing]))
    attempt(lambda: [][thing])
    attempt(lambda: float(thing) and None)
    attempt(lambda: f"{thing:>9}" and None)
for thing in things[:9]:
    attempt(lambda: len(thing))
    attempt(lambda: left.send(thing))
    attempt(lambda: 1 in thing)
