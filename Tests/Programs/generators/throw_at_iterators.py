# throw() through `yield from` an iterator: its own throw gets the very arguments, one without is passed by


class Counter:
    def __init__(self, answer):
        self.answer = answer

    def __iter__(self):
        return self

    def __next__(self):
        return 7

    def throw(self, *arguments):
        print("throw", arguments)
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer

    def close(self):
        print("close")


def over(source):
    try:
        result = yield from source
        print("result", result)
        yield "last"
    except ValueError as error:
        print("caught", error)
        yield "after"


def around(source):
    yield from over(source)


def attempt(step):
    try:
        print("gives", step())
    except BaseException as error:
        print("raises", repr(error))


for answer in (8, StopIteration("done"), ValueError("own"), OSError("other")):
    print("--", repr(answer))
    for arguments in ((1,), (KeyError,), (ValueError("v"),), (ValueError, "w", None)):
        generator = around(Counter(answer))
        next(generator)
        attempt(lambda: generator.throw(*arguments))
        generator.close()

print("-- a list")
for arguments in ((1,), (KeyError,), (ValueError("v"),), (GeneratorExit,)):
    generator = around([1, 2, 3])
    next(generator)
    attempt(lambda: generator.throw(*arguments))
    attempt(lambda: next(generator))

print("-- GeneratorExit")
generator = around(Counter(8))
next(generator)
attempt(lambda: generator.throw(GeneratorExit))
