# What an ImportError says, and that a program may make its own.
try:
    from time import nonsense
except ImportError as error:
    print(error, "|", error.name, "|", error.msg)
    error.msg = "told anew"
    print(error, error.args)
for error in [ImportError("plain"), ImportError("a", "b"), ImportError(), ImportError("x", name="mod", path="/p"), ModuleNotFoundError("gone", name="mod")]:
    print(str(error), error.msg, error.name, error.path, repr(error))
try:
    import_error = ImportError("x", file="f")
except TypeError as error:
    print(error)
import socket

reader = socket.socketpair()[0].makefile("r")
try:
    reader.write("x")
except (ValueError, OSError) as error:
    print(type(error).__name__, type(error).__module__, [base.__name__ for base in type(error).__mro__], error)
