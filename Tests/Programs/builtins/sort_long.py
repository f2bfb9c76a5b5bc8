# Long lists are sorted by runs, galloping merges and all: which comparisons are made can be seen.
log = []


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        log.append((self.n, other.n))
        if len(log) == limit:
            raise ValueError('enough')
        return self.n < other.n


def told(numbers, **options):
    log.clear()
    items = [Item(n) for n in numbers]
    try:
        items.sort(**options)
    except ValueError as error:
        print(error, end=' ')
    total = 0
    for left, right in log:
        total = (total * 31 + left * 7 + right) % 1000003
    print(len(log), total, [item.n for item in items][:12])


limit = 0
told([(n * 37) % 101 for n in range(64)])
told([(n * 37) % 101 for n in range(150)])
told(list(range(100)) + list(range(50)))
told(list(range(100, 0, -1)) + [5] * 40)
told([n % 3 for n in range(130)], reverse=True)
told([n // 20 * (-1) ** n for n in range(300)])
for limit in 10, 250, 700:
    told([(n * 53) % 211 for n in range(200)])
