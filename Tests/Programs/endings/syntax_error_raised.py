# SyntaxError is an exception like others when a program raises it.
try:
    raise SyntaxError("odd line")
except SyntaxError as error:
    print(type(error).__name__, error, error.lineno)
for kind in (IndentationError, TabError):
    try:
        raise kind("by hand")
    except SyntaxError as error:
        print(repr(error))
raise SyntaxError("at the end")
