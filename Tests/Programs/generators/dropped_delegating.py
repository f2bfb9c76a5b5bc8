# a generator that is dropped at a `yield from` closes what it waits for; what goes wrong is told, not raised


class Source:
    def __iter__(self):
        return self

    def __next__(self):
        return 7

    def close(self):
        print("source closed")


def over_source():
    yield from Source()


def over_twice():
    yield from over_source()


def loop():
    for item in over_source():
        yield item


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")


def over_stubborn():
    yield from stubborn()


def tidy():
    try:
        yield from stubborn()
    finally:
        print("tidied")


def tidy_over():
    try:
        yield from over_stubborn()
    finally:
        print("tidied")


for make in (over_source, over_twice, loop, over_stubborn, tidy, tidy_over):
    print("--", make.__name__)
    generator = make()
    print(next(generator))
    del generator
    print("dropped")
