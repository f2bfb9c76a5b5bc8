# A class binds a name that a function inside it takes from the function around the class.
def f(y):
    class A:
        y = (lambda: y)()
        z = [y for _ in "ab"]

    return A.y, A.z


print(f(1), f("two"))


# A comprehension's outer names are free in it.
def g():
    try:
        print([late for _ in [1]])
    except NameError as error:
        print(type(error).__name__, error)
    late = 1


g()
