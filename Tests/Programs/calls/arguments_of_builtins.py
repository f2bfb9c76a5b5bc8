# Builtins that are called wrongly say so in their own words.
import socket
import struct
import threading
import time


class Base:
    @staticmethod
    def plain():
        pass


def tried(call):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


tried(lambda: super(1, 2, 3))
tried(lambda: super(foo=1))
tried(lambda: staticmethod(foo=1))
tried(lambda: classmethod())
tried(lambda: [].append(*3))
tried(lambda: "x".join(**3))
tried(lambda: time.sleep(*3))
tried(lambda: struct.pack(*3))
tried(lambda: struct.Struct("!I").pack(*3))
tried(lambda: threading.Thread().join(*3))
tried(lambda: Base(*3))
tried(lambda: time.gmtime(1, 2))
tried(lambda: time.ctime(foo=1))
tried(lambda: time.struct_time())
tried(lambda: time.struct_time(1, 2, 3))
tried(lambda: socket.inet_aton(foo=1))
tried(lambda: socket.htons(1, foo=1))
tried(lambda: struct.pack(["!I"], 1))
tried(lambda: struct.Struct(["!I"]))
tried(lambda: threading.get_ident(1))
tried(lambda: threading.stack_size(1, 2))
