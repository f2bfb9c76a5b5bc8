class Animal:
    kind = "animal"
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} makes a sound"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    kind = "dog"

    def speak(self):
        return super().speak() + ": woof"


d = Dog("Rex")
a = Animal("Generic")
print(d, a, d.speak(), a.speak(), Animal.count, Dog.count, d.kind)
print(isinstance(d, Animal), issubclass(Dog, Animal), type(d) is Dog, Dog.__mro__)
d.kind = "own"
print(d.kind, Dog.kind, d.__dict__)
del d.kind
print(d.kind, hasattr(d, "nothing"), getattr(d, "nothing", "default"))
setattr(d, "age", 3)
print(d.age, Dog.__name__, d.__class__.__name__, Dog.__bases__)
method = d.speak
print(method(), Dog.speak(d))


class Empty:
    pass


e = Empty()
e.x = 1
e.y = [2]
print(vars(e), sorted(k for k in dir(e) if not k.startswith("__")))
for f in (
    lambda: e.missing,
    lambda: Empty.missing,
    lambda: Empty(1),
    lambda: Dog(),
    lambda: Dog("a", "b"),
    lambda: Dog.speak(),
    lambda: e(),
    lambda: len(e),
    lambda: e[0],
    lambda: e + 1,
    lambda: delattr(e, "zzz"),
    lambda: iter(e),
):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)
