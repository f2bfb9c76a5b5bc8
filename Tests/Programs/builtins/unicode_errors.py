# Encoding problems as objects, made by hand and changed.
for kind, arguments in ((UnicodeDecodeError, ("ascii", b"a\xff", 1, 2, "bad")),
                        (UnicodeEncodeError, ("ascii", "a\u20ac", 1, 2, "bad")),
                        (UnicodeTranslateError, ("a\u20ac", 1, 2, "bad"))):
    error = kind(*arguments)
    print(error)
    print(error.object, error.start, error.end, error.reason, error.args)
    error.start, error.end, error.reason = 0, 2, "worse"
    print(error, isinstance(error, UnicodeError), isinstance(error, ValueError))
error = UnicodeDecodeError("utf-8", b"abc", 0, 1, "x")
error.encoding = "latin-1"
error.object = b"xyz"
print(error)
for bad in (lambda: UnicodeDecodeError("ascii"), lambda: UnicodeEncodeError("ascii", b"x", 0, 1, "y"),
            lambda: UnicodeDecodeError("ascii", "x", 0, 1, "y"), lambda: UnicodeTranslateError("x", "0", 1, "y")):
    try:
        bad()
    except TypeError as error:
        print(error)
for handler in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape"):
    try:
        print(handler, "a\u20acb".encode("ascii", handler))
    except UnicodeEncodeError as error:
        print(handler, error)
for handler in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "wrong"):
    try:
        print(handler, ascii(b"a\xe9b".decode("utf-8", handler)))
    except (UnicodeDecodeError, LookupError) as error:
        print(handler, error)
print(b"\xff\xfe".decode("latin-1").encode("utf-8"), "caf\u00e9".encode("latin-1"))
