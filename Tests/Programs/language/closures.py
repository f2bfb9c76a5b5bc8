def counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


a = counter()
b = counter(10)
print(a(), a(5), b(), a())

adders = [lambda x, n=n: x + n for n in range(3)]
print([f(10) for f in adders])
late = [lambda: n for n in range(3)]
print([f() for f in late])


def outer():
    x = 1

    def middle():
        def inner():
            return x

        return inner

    x = 2
    return middle()()


print(outer())
total = 0


def bump():
    global total
    total += 1


bump()
bump()
print(total)


def read_before():
    print(value)
    value = 1


try:
    read_before()
except UnboundLocalError as error:
    print(error)


def free_before():
    def inner():
        return later

    try:
        inner()
    except NameError as error:
        print(error)
    later = 1
    return inner()


print(free_before())
