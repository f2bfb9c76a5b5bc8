# throw() with what is no exception: the innermost generator does not hear of it, the one around does


def inner():
    try:
        while True:
            yield 1
    except Exception as error:
        print("inner", repr(error))
        yield 5


def outer():
    try:
        yield from inner()
    except BaseException as error:
        print("outer", repr(error), repr(error.__context__))
        raise


def attempt(step):
    try:
        print("gives", step())
    except BaseException as error:
        print("raises", repr(error))


for wrong in (1, "x", int, None):
    generator = outer()
    next(generator)
    attempt(lambda: generator.throw(wrong))
    attempt(lambda: next(generator))

print("-- alone, or before the first yield")
generator = inner()
next(generator)
attempt(lambda: generator.throw(1))
attempt(lambda: generator.throw(ValueError("v"), 3))
attempt(lambda: generator.throw(ValueError, None, "no traceback"))
attempt(lambda: generator.throw(int, 3))
attempt(lambda: next(generator))
generator = outer()
attempt(lambda: generator.throw(1))
attempt(lambda: next(generator))

print("-- of old: type and value")
for value in ("text", ("a", "b"), ValueError("made"), KeyError("other"), None):
    generator = outer()
    next(generator)
    attempt(lambda: generator.throw(ValueError, value))
    generator.close()
