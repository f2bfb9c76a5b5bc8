# What the exception classes keep, and what may be changed.
def caught(action):
    try:
        action()
    except BaseException as error:
        return error


error = caught(lambda: open_port)
print(error.name, error.args)
error = caught(lambda: "x".missing)
print(error.name, error.obj, error.args)
error = caught(lambda: b"caf\xe9!".decode())
print(error.encoding, error.object, error.start, error.end, error.reason)
error = caught(lambda: "caf\u00e9".encode("ascii"))
print(error.encoding, error.object, error.start, error.end, error.reason)
error = OSError(2, "No such file", "a.txt", None, "b.txt")
print(error, error.errno, error.strerror, error.filename, error.filename2, error.args)
error.errno, error.strerror, error.filename = 5, "changed", "c.txt"
print(error, error.args)
error = StopIteration(1, 2)
print(error.value, error.args)
error.value = 5
print(error.value)
error = ValueError("a", 1)
error.args = ("b",)
print(error, repr(error))
error.add_note("seen by the server")
error.add_note("twice")
print(error.__notes__)
error.__cause__ = KeyError("k")
print(repr(error.__cause__), error.__suppress_context__, error.__context__)
error.__context__ = TypeError("t")
error.__suppress_context__ = False
print(repr(error.__context__), error.__traceback__)
print(error.with_traceback(None) is error)
error.__traceback__ = None
error = SystemExit(3)
print(error.code, error.args)
error = KeyError("missing")
print(error, str(error), repr(error), KeyError(), KeyError(1, 2))
error = SyntaxError("bad", ("file.py", 3, 5, "x = = 1", 3, 6))
print(error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset)
print(error)
error.msg, error.lineno = "worse", 4
print(error)
error = ImportError("no", name="m", path="/p")
print(error.msg, error.name, error.path)
error = NameError("n", name="x")
print(error.name)
error = AttributeError("a", name="y", obj=5)
print(error.name, error.obj)
for bad in (lambda: ValueError(a=1), lambda: ValueError().add_note(5), lambda: setattr(ValueError(), "args", 5),
            lambda: setattr(ValueError(), "__cause__", 5), lambda: ImportError(x=1), lambda: OSError(a=1),
            lambda: OSError(1).characters_written, lambda: ValueError().with_traceback(5),
            lambda: setattr(ValueError(), "__context__", 1), lambda: NameError(y=1)):
    print(repr(caught(bad)))
