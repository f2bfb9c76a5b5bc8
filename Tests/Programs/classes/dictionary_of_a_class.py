# A class's __dict__ is a view that can only be read and sees what is set later.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Base:
    """Words."""

    size = 1

    def __eq__(self, other):
        return True


class Derived(Base):
    width: int = 2


class Slotted:
    __slots__ = ("a", "b")


view = Derived.__dict__
print(list(Base.__dict__), list(view), list(Slotted.__dict__))
print(view, repr(view), type(view))
Derived.later = 5
print(view["later"], "later" in view, len(view), view.get("none", 9), vars(Derived) == view)
del Derived.later
attempt(lambda: view["later"])
attempt(lambda: view.__setitem__("x", 1))
attempt(lambda: view.update({}))
attempt(lambda: hash(view))
attempt(lambda: view["x":])


def assign():
    view["x"] = 1


def delete():
    del view["width"]


attempt(assign)
attempt(delete)
print(dict(view), {**view}, view.copy(), view | {"k": 1}, list(reversed(view)))
print([name for name, value in view.items() if value == 2], sorted(view.keys()), 2 in view.values())
print(Base.__dict__["__dict__"], Base.__dict__["__weakref__"], Base.__dict__ == dict(Base.__dict__))
