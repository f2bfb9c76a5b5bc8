# Where a name is looked up: local, enclosing, global, builtin.
port = 1


def show():
    return port


def change():
    global port, added
    port += 1
    added = "by change"


def shadow():
    port = 99
    return show(), port


change()
print(show(), shadow(), added)


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = 0
    return step, reset


step, reset = counter()
step()
step(5)
print(step())
reset()
print(step())


def early():
    print(port)
    port = 5


for attempt in (early, lambda: missing):
    try:
        attempt()
    except NameError as error:
        print(type(error).__name__, error)
len = lambda value: "my len"
print(len([1, 2]))
del len
print(len([1, 2]))


class Scope:
    port = "class"
    inner = [port for _ in range(1)]

    def method(self):
        return port


print(Scope.inner, Scope().method())


def unbound():
    if False:
        late = 1

    def inner():
        return late
    return inner()


try:
    unbound()
except NameError as error:
    print(error)
