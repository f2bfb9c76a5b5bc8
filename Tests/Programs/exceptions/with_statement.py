class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value, trace is None)
        return self.swallow


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with Manager("swallow", True):
    raise ValueError("gone")
try:
    with Manager("outer"):
        with Manager("inner"):
            raise KeyError("k")
except KeyError as error:
    print("caught", error)


def early():
    with Manager("r"):
        return "result"


print(early())
for i in range(3):
    with Manager(str(i)):
        if i == 0:
            continue
        break
for thing in (5, type("", (), {}) if False else object()):
    try:
        with thing:
            pass
    except TypeError as error:
        print(error)


class NoExit:
    def __enter__(self):
        pass


try:
    with NoExit():
        pass
except TypeError as error:
    print(error)
with (Manager("p") as p, Manager("q") as q):
    print(p + q)
