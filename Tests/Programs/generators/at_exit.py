# A generator still suspended when the program ends is closed then.
def lines():
    try:
        yield "first"
        yield "second"
    finally:
        print("closing lines")


class Source:
    def __iter__(self):
        try:
            for n in range(10):
                yield n
        finally:
            print("closing source")


generator = lines()
print(next(generator))
numbers = iter(Source())
print(next(numbers), next(numbers))
print("end of program")
