# send, throw, close, return values, and misuse.
def echo():
    received = []
    while len(received) < 3:
        try:
            received.append((yield len(received)))
        except ValueError as error:
            received.append(str(error))
    return received


def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error, getattr(error, "value", None))


generator = echo()
attempt(lambda: generator.send("early"))
attempt(lambda: next(generator))
attempt(lambda: generator.send("a"))
attempt(lambda: generator.throw(ValueError("b")))
attempt(lambda: generator.send("c"))
attempt(lambda: next(generator))
attempt(lambda: generator.send(1))
attempt(lambda: generator.throw(KeyError("after the end")))
generator = echo()
attempt(lambda: generator.throw(ValueError))
attempt(lambda: next(generator))
generator = echo()
next(generator)
attempt(lambda: generator.throw(5))
attempt(lambda: generator.throw(TypeError("uncaught")))
attempt(lambda: generator.close())


def itself():
    yield next(me)


me = itself()
attempt(lambda: next(me))


def delegating():
    result = yield from echo()
    yield "got", result
    yield from (1, 2)
    yield from 5


generator = delegating()
attempt(lambda: [next(generator), generator.send("x"), generator.throw(ValueError("y")), generator.send("z")])
attempt(lambda: [next(generator), next(generator)])
attempt(lambda: next(generator))


def returning():
    return 5
    yield


attempt(lambda: next(returning()))
attempt(lambda: list(returning()))
attempt(lambda: (lambda: (yield))().send(None))
attempt(lambda: generator.gi_running)
attempt(lambda: iter(generator) is generator)
attempt(lambda: list(zip(range(2), (n * n for n in range(9)))))
