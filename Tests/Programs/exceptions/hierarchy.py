for number in (111, 32, 11, 2, 110, 999):
    error = OSError(number, "words")
    print(type(error).__name__, error, error.errno, error.strerror, error.filename, error.args)
print(OSError("just text"), OSError(), OSError(1, "a", "file"), repr(OSError(2, "b")))
print(ConnectionError.__mro__)
for cls in (TimeoutError, BlockingIOError, BrokenPipeError, ConnectionResetError):
    print(cls.__name__, issubclass(cls, OSError), issubclass(cls, ConnectionError))
print(IOError is OSError, EnvironmentError is OSError)
print(str(KeyError("k")), str(KeyError()), KeyError("a", "b"), repr(Exception(1, "x")))
print(StopIteration(5).value, SystemExit(3).code, repr(ValueError()))
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error, error.start, error.reason)
try:
    "é".encode("ascii")
except UnicodeEncodeError as error:
    print(error)
try:
    raise ConnectionResetError(104, "Connection reset by peer")
except OSError as error:
    print(error.errno == 104, error)
error = ValueError("a")
error.extra = 1
print(error.extra, error.__context__, error.__cause__)
