# Timers of an event loop in a heap written by hand.
class Heap:
    def __init__(self, items=()):
        self.items = []
        for item in items:
            self.push(item)

    def push(self, item):
        items = self.items
        items.append(item)
        place = len(items) - 1
        while place and items[place] < items[parent := (place - 1) // 2]:
            items[place], items[parent] = items[parent], items[place]
            place = parent

    def pop(self):
        items = self.items
        items[0], items[-1] = items[-1], items[0]
        least = items.pop()
        place = 0
        while (child := 2 * place + 1) < len(items):
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if not items[child] < items[place]:
                break
            items[place], items[child] = items[child], items[place]
            place = child
        return least

    def __bool__(self):
        return bool(self.items)


class Timer:
    def __init__(self, when, name):
        self.when, self.name = when, name

    def __lt__(self, other):
        return self.when < other.when

    def __repr__(self):
        return f"{self.name}@{self.when}"


heap = Heap(Timer(when, name) for when, name in [(5, "ping"), (1, "read"), (9, "close"), (3, "retry"), (2, "write")])
order = []
while heap:
    order.append(heap.pop())
print(order)
print([heap.push(n) or len(heap.items) for n in (3, 1, 2)], heap.pop(), heap.pop(), heap.pop())
try:
    heap.pop()
except IndexError as error:
    print(error)
