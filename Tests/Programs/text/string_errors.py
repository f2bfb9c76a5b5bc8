# Operators and look-ups on text.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def assign(target, key, value):
    target[key] = value


attempt(lambda: "a" + 1)
attempt(lambda: "a" + b"b")
attempt(lambda: 1 + "a")
attempt(lambda: "a" + None)
attempt(lambda: "abc"[3])
attempt(lambda: "abc"[None:2])
attempt(lambda: "abc"["a":])
attempt(lambda: "abc"[::0])
attempt(lambda: assign("abc", 0, "x"))
attempt(lambda: 5 in "abc")
attempt(lambda: b"a" in "abc")
attempt(lambda: "a" in b"abc")
attempt(lambda: None in "abc")
attempt(lambda: "a" < 1)
attempt(lambda: "a" == b"a")
attempt(lambda: "abc".split(""))
attempt(lambda: ",".join([1]))
attempt(lambda: ",".join(5))
attempt(lambda: ",".join(["a", None]))
attempt(lambda: "abc".index("z"))
attempt(lambda: "a".nothing)
attempt(lambda: len("a", "b"))
attempt(lambda: ord(""))
attempt(lambda: "\udcff".encode())
attempt(lambda: "x" * (2 ** 62))
attempt(lambda: "x".ljust(2 ** 62))
attempt(lambda: int("\u0663") + int("\uff15"))
attempt(lambda: "\u0663".isdigit() and "\u00b2".isdigit() and not "\u00b2".isdecimal())
