# Sharing work among servers by generators.
def cycle(items):
    while True:
        yield from items


def weighted(servers):
    for name, weight in servers.items():
        for _ in range(weight):
            yield name


def take(iterator, count):
    return [item for item, _ in zip(iterator, range(count))]


pool = cycle(["a", "b", "c"])
print(take(pool, 5), take(pool, 2))
print(take(cycle(list(weighted({"big": 3, "small": 1}))), 9))


def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield tuple(batch)
            batch.clear()
    if batch:
        yield tuple(batch)


print(list(batches(range(7), 3)), list(batches("", 2)))


def running_average():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


average = running_average()
next(average)
print([round(average.send(value), 2) for value in (10, 20, 15, 2.5)])
average.close()
