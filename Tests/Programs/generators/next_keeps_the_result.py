"""next() raises StopIteration with what the generator returned."""


def steps():
    yield 1
    return "result"


class Own:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(7)


running = steps()
next(running)
try:
    next(running)
except StopIteration as end:
    print(end.value, end.args)
try:
    next(running)
except StopIteration as end:
    print(end.value, end.args)
try:
    steps().__next__()
    next(Own())
except StopIteration as end:
    print(end.value)
print(list(Own()), next(Own(), "default"))
