# Attribute access and methods.
class Counter:
    limit = 1000

    def __init__(self):
        self.value = 0
        self.steps = 0

    def step(self, amount):
        self.value += amount
        self.steps += 1
        if self.value > self.limit:
            self.value = 0
        return self.value


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    @property
    def size(self):
        return self.x * self.x + self.y * self.y

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)


counter = Counter()
for i in range(1500000):
    counter.step(i & 7)
print(counter.value, counter.steps)
p = Point(0, 0)
total = 0
for i in range(500000):
    p = p.moved(1, -1)
    total += p.size
print(p.x, p.y, total)
