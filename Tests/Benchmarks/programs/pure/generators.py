# Generators.
def count(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def evens(source):
    for item in source:
        if item % 2 == 0:
            yield item


def lines(blob):
    start = 0
    while True:
        end = blob.find(b'\n', start)
        if end < 0:
            return
        yield blob[start:end]
        start = end + 1


def chain(*sources):
    for source in sources:
        yield from source


print(sum(evens(count(1500000))))
print(sum(len(line) for line in lines(b'some words on a line\n' * 300000)))
print(sum(chain(count(500000), range(500000))))
print(sum(x * y for x in range(900) for y in range(900)))
