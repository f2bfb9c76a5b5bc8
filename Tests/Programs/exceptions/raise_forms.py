# Everything that can stand behind raise, and what comes of it.
class Argless(Exception):
    def __init__(self):
        super().__init__("made by itself")


class NeedsTwo(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


class Strange(Exception):
    def __new__(cls, *arguments):
        return 5


def attempt(action):
    try:
        action()
    except BaseException as error:
        print(type(error).__name__, error, "| cause", repr(error.__cause__), "| context", repr(error.__context__),
              error.__suppress_context__)


def plain():
    raise ValueError


def instance():
    raise ValueError("with", "arguments")


def from_class():
    raise ValueError("a") from KeyError


def from_instance():
    raise ValueError("a") from KeyError("k")


def from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("hidden") from None


def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("shown")


def nested():
    try:
        try:
            {}["a"]
        except KeyError:
            int("x")
    except ValueError as error:
        raise OSError("third") from error


def bad_cause():
    raise ValueError from "text"


def bad_type():
    raise 5


def bad_class():
    raise int


def argless():
    raise Argless


def needs_two():
    raise NeedsTwo


def strange():
    raise Strange


def bare():
    raise


def bad_except():
    try:
        raise ValueError("v")
    except "text":
        pass


def bad_tuple():
    try:
        raise ValueError("v")
    except (KeyError, 5):
        pass


def name_in_except():
    try:
        raise ValueError("v")
    except Undefined:
        pass


def finally_replaces():
    try:
        raise ValueError("lost")
    finally:
        raise KeyError("kept")


for action in (plain, instance, from_class, from_instance, from_none, implicit, nested, bad_cause, bad_type, bad_class,
               argless, needs_two, strange, bare, bad_except, bad_tuple, name_in_except, finally_replaces):
    attempt(action)
