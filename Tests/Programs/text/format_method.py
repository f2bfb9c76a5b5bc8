# str.format: fields, attributes, items, and its errors.
class Address:
    host, port = "localhost", 80

    def __str__(self):
        return f"{self.host}:{self.port}"

    def __repr__(self):
        return "<Address>"


address = Address()
print("{} {}".format(1, "a"), "{1} {0} {1}".format(1, 2), "{a}{b}".format(a=1, b=2), "{{}} {}".format(1))
print("{0.host}:{0.port}".format(address), "{!s} {!r} {!a}".format(address, address, "\u00e9"))
print("{0[0]} {1[key]} {0[1][x]}".format([1, {"x": 2}], {"key": 3}), "{:>{}}|{:{}.{}f}".format("a", 4, 3.14159, 8, 2))
print("{x:{y}}".format(x=5, y="03d"), "{:,}".format(1234567), "{:%}".format(0.5), "{a[b c]}".format(a={"b c": 1}))
print("{name} {0}".format(1, name=2), "%s".format(), "{:}".format(5), "{0:}{0!r:>4}".format("x"))
print("{host}:{port}".format_map({"host": "a", "port": 1}), "{:x<{w}}".format("ab", w=5))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: "{} {}".format(1))
attempt(lambda: "{5}".format(1))
attempt(lambda: "{name}".format(1))
attempt(lambda: "{} {0}".format(1))
attempt(lambda: "{0} {}".format(1))
attempt(lambda: "{".format(1))
attempt(lambda: "}".format(1))
attempt(lambda: "{0".format(1))
attempt(lambda: "{0!".format(1))
attempt(lambda: "{0!r".format(1))
attempt(lambda: "{0!rx}".format(1))
attempt(lambda: "{0!x}".format(1))
attempt(lambda: "{0!\x01}".format(1))
attempt(lambda: "{0:".format(1))
attempt(lambda: "{0:{1}".format(1, 2))
attempt(lambda: "{0:{1:{2}}}".format(1, 2, 3))
attempt(lambda: "{0.}".format(1))
attempt(lambda: "{0.x}".format(1))
attempt(lambda: "{0[}".format([1]))
attempt(lambda: "{0[]}".format([1]))
attempt(lambda: "{0[0]x}".format([1]))
attempt(lambda: "{0[a]}".format([1]))
attempt(lambda: "{0[5]}".format([1]))
attempt(lambda: "{0{1}}".format(1, 2))
attempt(lambda: "{0:d}".format("a"))
attempt(lambda: "{!r:5}|{!s:>5}".format("a", "b"))
attempt(lambda: "{}".format_map({"a": 1}))
attempt(lambda: "{a}".format_map({"b": 1}))
attempt(lambda: "{a}".format_map(5))
attempt(lambda: "{99999999999999999999}".format(1))
