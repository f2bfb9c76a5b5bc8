"""What stands among the bases must be a class."""
import socket


def module_as_base():
    class Connection(socket):
        pass


def function_as_base():
    class Odd(module_as_base):
        pass


def none_as_base():
    class Odd(None):
        pass


def text_as_base():
    class Odd("base"):
        pass


for attempt in (module_as_base, function_as_base, none_as_base, text_as_base):
    try:
        attempt()
    except TypeError as error:
        print(attempt.__name__, error)
