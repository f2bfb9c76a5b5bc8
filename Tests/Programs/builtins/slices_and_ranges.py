# slice and range objects.
part = slice(1, 10, 2)
print(part, part.start, part.stop, part.step, slice(5), slice(None, -1).indices(4), part.indices(6))
print("abcdefghijkl"[part], list(range(20))[part], part == slice(1, 10, 2))
ports = range(8000, 8010, 3)
print(ports, len(ports), ports[1], ports[-1], ports[1:], list(ports), ports.start, ports.stop, ports.step)
print(8003 in ports, 8004 in ports, "x" in ports, ports.index(8006), ports.count(8003), ports == range(8000, 8012, 3))
print(list(reversed(ports)), range(0), bool(range(0)), range(5, 0, -1)[::2], hash(range(3)) == hash(range(0, 3)))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: range(1, 2, 0))
attempt(lambda: range())
attempt(lambda: range(1.5))
attempt(lambda: range("5"))
attempt(lambda: ports[99])
attempt(lambda: ports["x"])
attempt(lambda: ports.index(1))
attempt(lambda: ports.index("x"))
attempt(lambda: slice(0, "x").indices(5))
attempt(lambda: slice(0).indices(-1))
attempt(lambda: [1, 2][::0])
attempt(lambda: [1, 2]["a":])
attempt(lambda: [1, 2][2 ** 70])
attempt(lambda: "ab"[-(2 ** 70):2 ** 70])
attempt(lambda: [1, 2, 3].index(3, "x"))
attempt(lambda: hash(slice(1)))
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: ports.start.stop)
