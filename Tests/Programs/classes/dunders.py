class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __repr__(self):
        return f"Vector{self.parts}"

    def __str__(self):
        return "<" + ", ".join(map(str, self.parts)) + ">"

    def __eq__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __lt__(self, other):
        return self.parts < other.parts

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(*(a + b for a, b in zip(self.parts, other.parts)))
        return NotImplemented

    def __mul__(self, n):
        return Vector(*(a * n for a in self.parts))

    __rmul__ = __mul__

    def __radd__(self, other):
        return ("radd", other)

    def __neg__(self):
        return Vector(*(-a for a in self.parts))

    def __abs__(self):
        return sum(a * a for a in self.parts)

    def __bool__(self):
        return any(self.parts)

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, i):
        return self.parts[i]

    def __iter__(self):
        return iter(self.parts)

    def __contains__(self, x):
        return x in self.parts

    def __call__(self, *args, **kw):
        return args, kw

    def __format__(self, spec):
        return f"{spec}!"

    def __iadd__(self, other):
        self.parts += (other,)
        return self


v = Vector(1, 2)
w = Vector(3, 4)
print(v, repr(v), [v], v + w, v * 2, 2 * v, -v, abs(w), bool(Vector(0)), len(v))
print(v == Vector(1, 2), v != w, v < w, v > w, {v: 1}[Vector(1, 2)], list(v), 2 in v, v[1])
print(v(1, k=2), f"{v:spec}", format(v, "x"), 5 + v, sorted([w, v]), v == 5)
v += 9
print(v, *v)
try:
    v + 5
except TypeError as error:
    print(error)
try:
    v <= w
except TypeError as error:
    print(error)


class Old:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Old()), 4 in Old(), 5 in Old())


class OnlyEq:
    def __eq__(self, other):
        return True


print(OnlyEq() == 1, 1 == OnlyEq(), OnlyEq() != 1)
try:
    hash(OnlyEq())
except TypeError as error:
    print(error)


class Bad:
    def __repr__(self):
        return 5

    def __len__(self):
        return -1

    def __bool__(self):
        return "yes"

    def __iter__(self):
        return 5


for f in (repr, len, bool, iter):
    try:
        f(Bad())
    except Exception as error:
        print(type(error).__name__, error)
