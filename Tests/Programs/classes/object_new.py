# object.__new__ called by a class's own __new__: one object for all calls, and classes that it cannot make.
import threading


class Worker(threading.Thread):
    only = None

    def __new__(cls, *arguments, **keywords):
        if cls.only is None:
            cls.only = object.__new__(cls)
        return cls.only


worker = Worker(target=print, args=("working",))
worker.start()
worker.join()
print(Worker() is worker)


class Failure(ValueError):
    def __new__(cls, *arguments):
        return object.__new__(cls)


class Port(int):
    def __new__(cls, number):
        return object.__new__(cls)


class Passing:
    def __new__(cls, *arguments):
        return object.__new__(cls, *arguments)


for make in [lambda: Failure(1), lambda: Port(80), lambda: Passing(), lambda: Passing(1), lambda: object.__new__(dict),
             lambda: object.__new__(threading.Event).is_set.__name__]:
    try:
        print(type(make()).__name__)
    except (TypeError, AttributeError) as error:
        print(error)
