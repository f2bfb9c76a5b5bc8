# with: what the manager must have, and who swallows what.
class NoEnter:
    def __exit__(self, *details):
        pass


class NoExit:
    def __enter__(self):
        pass


class Manager:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise OSError("enter " + self.name)
        return self.name

    def __exit__(self, kind, error, trace):
        print("exit", self.name, kind and kind.__name__)
        if self.fail == "exit":
            raise RuntimeError("exit " + self.name)
        return self.swallow


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))


def run(*managers):
    with managers[0] as a, managers[1] as b:
        print(a, b)
        raise ValueError("inside")
    return "after"


def use(manager):
    with manager:
        return "inside"


attempt(lambda: run(Manager("a"), Manager("b")))
attempt(lambda: run(Manager("a", True), Manager("b")))
attempt(lambda: run(Manager("a"), Manager("b", True)))
attempt(lambda: run(Manager("a"), Manager("b", fail="enter")))
attempt(lambda: run(Manager("a", True), Manager("b", fail="exit")))
attempt(lambda: use(NoEnter()))
attempt(lambda: use(NoExit()))
attempt(lambda: use(5))
attempt(lambda: use(Manager("returned")))


def leave_loop():
    for n in range(3):
        with Manager(n):
            if n == 0:
                continue
            if n == 1:
                break
    return n


attempt(leave_loop)
