# The names that are always there.
print(Ellipsis is ..., ..., NotImplemented, __debug__, __name__, None, True + True)
print(type(Ellipsis).__name__, type(NotImplemented).__name__, type(None).__name__, bool(...))
print(IOError is OSError, EnvironmentError is OSError, issubclass(ConnectionResetError, ConnectionError))
for name in ("BlockingIOError", "ChildProcessError", "BrokenPipeError", "ConnectionAbortedError", "InterruptedError",
             "PermissionError", "ProcessLookupError", "FileExistsError", "FileNotFoundError", "IsADirectoryError",
             "NotADirectoryError", "TimeoutError"):
    print(name, end=" ")
print()
for kind in (ChildProcessError, ConnectionAbortedError, InterruptedError, PermissionError, ProcessLookupError,
             FileExistsError, FileNotFoundError, IsADirectoryError, NotADirectoryError):
    print(kind.__name__, kind.__mro__[1].__name__, OSError, end="; ")
print()
for kind in (BufferError, FloatingPointError, ReferenceError, SystemError, StopAsyncIteration, ImportError,
             ModuleNotFoundError, MemoryError, SyntaxError, IndentationError, TabError, UnicodeError, RecursionError):
    print(kind.__name__, [base.__name__ for base in kind.__mro__[1:-1]])
for kind in (FutureWarning, ResourceWarning, RuntimeWarning, SyntaxWarning, BytesWarning, ImportWarning,
             PendingDeprecationWarning, UnicodeWarning, EncodingWarning):
    print(kind.__name__, issubclass(kind, Warning), repr(kind("w")))
