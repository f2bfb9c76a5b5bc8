def holder(name):
    try:
        yield name
        yield "never"
    finally:
        print("closed", name)


class Manager:
    def __enter__(self):
        return 1

    def __exit__(self, *a):
        print("exit", a[0].__name__)


def managed():
    with Manager():
        yield 1
        yield 2


g = holder("deleted")
next(g)
del g
print("after del")
for item in holder("broken"):
    break
print("after break")
g = managed()
next(g)
g = None
print("after assignment")


def inner():
    h = holder("local")
    next(h)
    return "returned"


print(inner())
