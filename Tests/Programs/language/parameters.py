def f(a, /, b, c=3, *args, d, e=5, **rest):
    return a, b, c, args, d, e, rest


print(f(1, 2, d=4))
print(f(1, 2, 9, 8, 7, d=4, e=0, z=26))
print(f(*[1, 2], **{"d": 4, "y": 25}))
print(f(1, b=2, d=3))


def default(items=[]):
    items.append(len(items))
    return items


print(default(), default(), default([9]))


def g(a, b=2):
    return a, b


def h(*, key):
    return key


five = 5


def none():
    return


for call in (
    lambda: g(),
    lambda: g(1, 2, 3),
    lambda: g(1, a=2),
    lambda: g(1, c=2),
    lambda: h(),
    lambda: h(1),
    lambda: h(1, key=2),
    lambda: none(1),
    lambda: f(),
    lambda: f(1, 2),
    lambda: f(a=1, b=2, d=3),
    lambda: g(*5),
    lambda: g(**5),
    lambda: g(1, **{"a": 2}),
    lambda: g(**{"a": 1}, **{"a": 2}),
    lambda: g(**{1: 2}),
    lambda: five(),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(none())
