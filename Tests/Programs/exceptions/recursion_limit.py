# The limit of recursion can be set; it holds at once, and may not be below the depth that is in use.
import sys

depth = 0


def fall():
    global depth
    depth += 1
    fall()


for limit in (100, 3000):
    sys.setrecursionlimit(limit)
    depth = 0
    try:
        fall()
    except RecursionError as error:
        print(depth, error)


def descend(levels):
    if levels:
        return descend(levels - 1)
    sys.setrecursionlimit(10)


try:
    descend(50)
except RecursionError as error:
    print(error)

kind = int
for level in range(5000):
    kind = (kind,)
for test in (isinstance, issubclass):
    try:
        test(int, kind)
    except RecursionError as error:
        print(error)


class Loop:
    pass


Loop.__call__ = Loop()
try:
    Loop()()
except RecursionError as error:
    print(error)
print(sys.getrecursionlimit())
