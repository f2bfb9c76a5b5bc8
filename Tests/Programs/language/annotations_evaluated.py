# Without the future import, a module's annotations are evaluated and kept.
def parse(line: bytes, limit: int = 10) -> tuple:
    return line[:limit].split()


print(parse(b"GET / HTTP/1.1"))
print(parse.__annotations__)
x: print("evaluated") = 1
print(x)


def inside():
    y: print("never evaluated") = 2
    z: nothing
    return y


print(inside())


class Point:
    x: int = 0
    y: "a string" = 0


print(Point.x, Point.__annotations__)
print(__annotations__)
