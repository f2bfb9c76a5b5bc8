# What stands between the parentheses must be a class.
import struct


def attempt(body):
    try:
        body()
    except TypeError as error:
        print(error)


def function():
    pass


def from_function():
    class C(function):
        pass


def from_builtin():
    class C(len):
        pass


def from_module():
    class C(struct):
        pass


def from_none():
    class C(None):
        pass


def from_number():
    class C(5):
        pass


def from_text():
    class C("text"):
        pass


def from_instance():
    class C(Exception("x")):
        pass


def from_list():
    class C([]):
        pass


for body in (from_function, from_builtin, from_module, from_none, from_number, from_text, from_list):
    attempt(body)
