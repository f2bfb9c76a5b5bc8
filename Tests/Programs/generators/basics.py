def count(n):
    print("start")
    i = 0
    while i < n:
        got = yield i
        print("got", got)
        i += 1
    return "result"


g = count(2)
print(next(g))
print(g.send("x"))
try:
    g.send("y")
except StopIteration as stop:
    print("stopped", stop.value)
print(list(count(1)))


def delegate():
    result = yield from count(1)
    print("result", result)
    yield from [10, 20]
    yield from "ab"


print(list(delegate()))


def cleanup():
    try:
        yield 1
        yield 2
    except ValueError as error:
        print("thrown", error)
        yield "recovered"
    finally:
        print("cleaned")


g = cleanup()
print(next(g), g.throw(ValueError("v")))
g.close()
g = cleanup()
next(g)
g.close()
print(list(g))
g = cleanup()
try:
    g.throw(KeyError("early"))
except KeyError as error:
    print(error)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)


def stops():
    yield 1
    raise StopIteration


try:
    list(stops())
except RuntimeError as error:
    print(error)
g = count(1)
try:
    g.send(1)
except TypeError as error:
    print(error)


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


print([x for x, _ in zip(fibonacci(), range(10))])


def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t


print(list(tree([1, [2, [3, 4], 5], [[6]]])))


def self_run():
    yield next(me)


me = self_run()
try:
    next(me)
except ValueError as error:
    print(error)
