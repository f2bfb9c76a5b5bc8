# StopIteration inside a generator becomes RuntimeError.
def pairs(items):
    iterator = iter(items)
    while True:
        yield next(iterator), next(iterator)


for pair in pairs([1, 2, 3]):
    print(pair)
