# A generator cannot be entered while it runs.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def itself():
    attempt(lambda: next(me))
    attempt(lambda: me.send(None))
    attempt(lambda: me.throw(KeyError("k")))
    attempt(lambda: me.close())
    attempt(lambda: list(me))
    print(me.gi_running)
    yield "first"
    yield "second"


me = itself()
print(next(me), me.gi_running, next(me))


def through_from():
    yield from outer


outer = through_from()
attempt(lambda: next(outer))
