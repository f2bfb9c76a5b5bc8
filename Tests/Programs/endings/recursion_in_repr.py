# A __repr__ that calls itself.
class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self!r})"


print(Node("a").name)
try:
    repr(Node("a"))
except RecursionError as error:
    print(type(error).__name__)
raise RecursionError("as expected")
