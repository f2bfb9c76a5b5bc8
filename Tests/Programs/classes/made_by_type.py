"""type() with three arguments makes a class, as a class statement does."""


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Base:
    def __init_subclass__(cls, **options):
        print("new subclass", cls.__name__, options)

    def who(self):
        return type(self).__name__


Made = type("Made", (Base,), {"size": 3, "twice": lambda self: self.size * 2, "__doc__": "made"})
print(Made, Made.__name__, Made.__bases__, Made.__doc__, Made.__module__)
print(Made().who(), Made().twice(), isinstance(Made(), Base))
type("Named", (Base,), {}, colour="red")
attempt(lambda: type(5, (), {}))
attempt(lambda: type("A", [], {}))
attempt(lambda: type("A", (), []))
attempt(lambda: type("A", ()))


class Field:
    def __set_name__(self, owner, name):
        print("field", name, "of", owner.__name__)


type("Record", (), {"first": Field(), "second": Field()})
attempt(lambda: type("Odd", (Base, object, Base), {}))
