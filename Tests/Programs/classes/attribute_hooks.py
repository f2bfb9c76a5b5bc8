# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append(name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        self.log.append((name, value))
        setattr(self.target, name, value)

    def __delattr__(self, name):
        self.log.append(("del", name))
        delattr(self.target, name)


class Target:
    x = 1

    def method(self):
        return "called"


class Strict:
    def __getattribute__(self, name):
        if name.startswith("_"):
            return object.__getattribute__(self, name)
        raise AttributeError(f"{name} is hidden")

    def __dir__(self):
        return ["b", "a"]


proxy = Proxy(Target())
print(proxy.x, proxy.method())
proxy.y = 5
print(proxy.y, proxy.target.y)
del proxy.y
for action in (lambda: proxy.y, lambda: proxy.missing, lambda: delattr(proxy, "nothing"), lambda: Strict().x,
               lambda: Strict()._y, lambda: object.__getattribute__(Strict(), "z")):
    try:
        print(action())
    except AttributeError as error:
        print(error)
print(proxy.log)
print(dir(Strict()), hasattr(Strict(), "x"), getattr(Strict(), "x", "default"), hasattr(proxy, "x"))


class Plain:
    pass


plain = Plain()
plain.__dict__["injected"] = 1
print(plain.injected, vars(plain), plain.__dict__)
setattr(plain, "with space", 2)
print(getattr(plain, "with space"), sorted(vars(plain)))


class Options:
    def __init__(self, **options):
        self.__dict__.update(options)
        self.__dict__.pop("secret", None)


options = Options(host="a", port=80, secret="x")
print(options.host, options.port, vars(options), hasattr(options, "secret"))
del options.__dict__["host"]
print(hasattr(options, "host"))
