def talk():
    x = yield 1
    print("x", x)
    y = (yield 2) + (yield 3)
    print("y", y)
    z = [(yield 4), (yield 5)]
    print("z", z)
    print("call", max((yield 6), (yield 7)))
    if (yield 8):
        print("true")
    else:
        print("false")
    w = (yield 9) and (yield 10)
    print("w", w)
    v = (yield 11) if (yield 12) else (yield 13)
    print("v", v)
    total = 100
    total += yield 14
    print(total)
    return (yield 15)


g = talk()
sent = None
received = next(g)
try:
    while True:
        received = g.send(received * 10)
        print("->", received)
except StopIteration as stop:
    print(stop.value)


def loops():
    for i in range(3):
        for j in range(2):
            if j and i == 1:
                continue
            yield i, j
    else:
        yield "else"
    while True:
        k = yield "while"
        if k:
            break
    else:
        yield "never"
    with Manager() as m:
        yield m
        yield m + 1


class Manager:
    def __enter__(self):
        print("enter")
        return 40

    def __exit__(self, *a):
        print("exit", a[0])


g = loops()
for item in g:
    print(item)
    if item == "while":
        print(g.send(1))


def nested_try():
    for n in range(3):
        try:
            try:
                yield n
                if n == 1:
                    raise ValueError(n)
            finally:
                yield "f"
        except ValueError as error:
            yield error.args
        else:
            yield "e"


print(list(nested_try()))


def returns():
    try:
        return "a"
    finally:
        yield "b"


def outer():
    r = yield from returns()
    yield r


print(list(outer()))
squares = (n * n for n in range(5) if n % 2)
print(next(squares), list(squares))
pairs = ((a, b) for a in range(3) for b in range(a))
print(list(pairs))
