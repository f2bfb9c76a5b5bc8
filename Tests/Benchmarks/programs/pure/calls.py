# Function calls: recursion, defaults, keywords, closures, *args.
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def scale(value, factor=2, *, offset=0):
    return value * factor + offset


def adder(step):
    def add(value):
        return value + step
    return add


def spread(*values):
    return len(values)


print(fib(28))
total = 0
add3 = adder(3)
for i in range(600000):
    total += scale(i)
    total -= scale(i, offset=1)
    total = add3(total)
    total += spread(i, i, i)
print(total)
print(sum(map(lambda x: x + 1, range(800000))))
