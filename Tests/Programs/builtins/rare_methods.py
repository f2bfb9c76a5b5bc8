# Methods and attributes that few programs use.
print((5).__getnewargs__(), "a".__getnewargs__(), b"a".__getnewargs__(), (1, 2).__getnewargs__(), (2.5).__getnewargs__())
print(iter(int, 1).__class__.__name__, hasattr(iter(int, 0), "__length_hint__"))
print(list[int], dict[str, int], tuple[int, ...], set[str], frozenset[int], list.__class_getitem__(str))
alias = dict[str, list[int]]
print(alias.__origin__, alias.__args__, alias.__parameters__, alias == dict[str, list[int]])
union = int | None
print(union, union.__args__, union.__parameters__, isinstance(5, union), isinstance("x", union), int | str == str | int)
print((5).__add__.__qualname__, [].append.__qualname__, int.__add__.__qualname__)
for holder in (list.append, int.__add__):
    try:
        print(holder.__self__)
    except AttributeError as error:
        print(error)


def outer():
    count = 0

    def inner():
        return count
    return inner


class Box:
    @staticmethod
    def make():
        return "made"

    @classmethod
    def name(cls):
        return cls.__name__


print(Box.__dict__["make"].__get__(Box())(), Box.__dict__["name"].__get__(None, Box)())
print(object.__subclasshook__(int))


def caught(action):
    try:
        action()
    except Exception as error:
        return error


error = caught(lambda: missing_name)
error.name = "changed"
print(error.name)
error = caught(lambda: (5).missing)
error.name, error.obj = "other", None
print(error.name, error.obj)
error = ImportError("m", name="n", path="p")
error.name, error.path, error.msg = "x", "y", "z"
print(error.name, error.path, error.msg)
error = OSError(1, "a", "b", None, "c")
error.filename2 = "d"
print(error)
error = SyntaxError("m", ("f", 1, 2, "t", 3, 4))
error.filename, error.offset, error.text, error.end_lineno, error.end_offset = "g", 9, "u", 8, 7
print(error.filename, error.offset, error.text, error.end_lineno, error.end_offset, error)
error = UnicodeEncodeError("ascii", "a\u20ac", 1, 2, "r")
error.encoding, error.object = "latin-1", "ab"
print(error)
error = UnicodeTranslateError("a", 0, 1, "r")
error.object = "\u20ac"
print(error)
