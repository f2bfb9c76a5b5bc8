# Classes that define one half of a protocol.
class OnlySet:
    def __setitem__(self, key, value):
        print("set", key, value)


class OnlyDelete:
    def __delitem__(self, key):
        print("delete", key)


class WriteOnly:
    def __set__(self, instance, value):
        print("written", value)


class DeleteOnly:
    def __delete__(self, instance):
        print("deleted")


class Holder:
    write = WriteOnly()
    delete = DeleteOnly()


class BadNew:
    def __new__(cls, *arguments):
        return super().__new__(cls, *arguments)

    def __init__(self, *arguments):
        pass


class BadInit:
    def __new__(cls, *arguments):
        return super().__new__(cls)

    def __init__(self, *arguments):
        super().__init__(*arguments)


class ReturnsFive:
    def __new__(cls):
        return object.__new__(cls)

    def __init__(self):
        return 5


class Other:
    def __new__(cls):
        return "not an instance"

    def __init__(self):
        print("never")


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def delete_item(target, key):
    del target[key]


def set_item(target, key):
    target[key] = 1


attempt(lambda: set_item(OnlySet(), 1))
attempt(lambda: delete_item(OnlySet(), 1))
attempt(lambda: delete_item(OnlyDelete(), 1))
attempt(lambda: set_item(OnlyDelete(), 1))
attempt(lambda: OnlySet()[1])
holder = Holder()
attempt(lambda: setattr(holder, "write", 5))
attempt(lambda: delattr(holder, "write"))
attempt(lambda: delattr(holder, "delete"))
attempt(lambda: setattr(holder, "delete", 5))
attempt(lambda: type(holder.write).__name__)
attempt(lambda: BadNew(1))
attempt(lambda: BadInit(1))
attempt(lambda: ReturnsFive())
attempt(lambda: Other())
attempt(lambda: type(BadNew()).__name__)
