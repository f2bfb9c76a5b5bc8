# The operator @ works on classes that define it.
class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.parts, other.parts))

    def __rmatmul__(self, factor):
        return Vector(*(factor * part for part in self.parts))

    def __imatmul__(self, other):
        self.parts = tuple(a * b for a, b in zip(self.parts, other.parts))
        return self

    def __pos__(self):
        return Vector(*(abs(part) for part in self.parts))

    def __repr__(self):
        return "Vector" + repr(self.parts)


a, b = Vector(1, 2), Vector(3, -4)
print(a @ b, 3 @ a, +b)
a @= b
print(a)
for attempt in (lambda: 1 @ 2, lambda: a @ "x", lambda: "x" @ "y"):
    try:
        print(attempt())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(+5, +True, +2.5, -(+3), ~+3)
