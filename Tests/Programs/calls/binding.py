# How arguments find their parameters, and what is said when they do not.
def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


def plain(a, b, c=3):
    return a, b, c


def mixed(a, /, b, *, c, d=4):
    return a, b, c, d


def rest(a, *more, **named):
    return a, more, named


class Connection:
    def __init__(self, host, port):
        self.address = host, port

    def send(self, data, flags=0):
        return data, flags


attempt(lambda: plain(1, 2))
attempt(lambda: plain(b=1, a=2))
attempt(lambda: plain(*[1, 2], **{"c": 9}))
attempt(lambda: plain())
attempt(lambda: plain(1))
attempt(lambda: plain(1, 2, 3, 4))
attempt(lambda: plain(1, 2, a=3))
attempt(lambda: plain(1, 2, d=3))
attempt(lambda: plain(1, 2, **{"c": 3}, **{"c": 4}))
attempt(lambda: plain(1, 2, **{5: 3}))
attempt(lambda: plain(*5))
attempt(lambda: plain(**5))
attempt(lambda: mixed(1, 2, c=3))
attempt(lambda: mixed(1, 2))
attempt(lambda: mixed(1, 2, 3))
attempt(lambda: mixed(a=1, b=2, c=3))
attempt(lambda: mixed(1, b=2, c=3, e=5))
attempt(lambda: mixed())
attempt(lambda: rest(1, 2, 3, x=4))
attempt(lambda: rest())
attempt(lambda: rest(1, a=2))
attempt(lambda: rest(*"abc", **{"k": 1}))
attempt(lambda: Connection())
attempt(lambda: Connection("a"))
attempt(lambda: Connection("a", 1, 2))
attempt(lambda: Connection("a", 1).send())
attempt(lambda: Connection("a", 1).send(b"x", flag=1))
attempt(lambda: Connection.send())
attempt(lambda: Connection.send("self", b"x"))
attempt(lambda: (lambda x, y=1: (x, y))(5))
attempt(lambda: (lambda: 0)(1))
attempt(lambda: (lambda *, key: key)())
attempt(lambda: object(1))
attempt(lambda: plain(1, 2)[0]())
attempt(lambda: (None or 0)())
attempt(lambda: plain(1, 2)())
