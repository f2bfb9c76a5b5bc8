# Properties: getters, setters, deleters, and what is missing.
class Socketish:
    def __init__(self):
        self._timeout = None

    @property
    def timeout(self):
        """Seconds, or None."""
        return self._timeout

    @timeout.setter
    def timeout(self, value):
        if value is not None and value < 0:
            raise ValueError("Timeout value out of range")
        self._timeout = value

    @timeout.deleter
    def timeout(self):
        self._timeout = None

    @property
    def peer(self):
        return ("localhost", 80)

    secret = property(fset=lambda self, value: print("secret is", value))
    plain = property(lambda self: 1, doc="Plain.")


s = Socketish()
s.timeout = 2.5
print(s.timeout)
del s.timeout
print(s.timeout, Socketish.timeout.__doc__, Socketish.plain.__doc__, Socketish.peer.fset, Socketish.peer.fdel)
print(Socketish.timeout.fget(s), Socketish.plain.fget(s))
s.secret = 5


@Socketish.peer.getter
def peer(self):
    return "replaced"


print(type(peer).__name__, peer.fget(s), peer.__get__(s, Socketish))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: setattr(s, "timeout", -1))
attempt(lambda: setattr(s, "peer", 1))
attempt(lambda: delattr(s, "peer"))
attempt(lambda: s.secret)
attempt(lambda: delattr(s, "secret"))
attempt(lambda: property().__get__(s))
attempt(lambda: s.nothing)
attempt(lambda: s.timeout())
