# Sorting asks for the comparisons that CPython asks for.
class A:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print(f"{self.n}<{other.n}", end=" ")
        return self.n < other.n

    def __repr__(self):
        return str(self.n)


for numbers in ([3, 1, 2], [1, 2, 3], [3, 2, 1], [2, 2, 1, 1], [5, 3, 9, 1, 9, 4, 0]):
    print(sorted(map(A, numbers)))
    print(sorted(map(A, numbers), reverse=True))


class B:
    def __lt__(self, other):
        print("asked", end=" ")
        return NotImplemented


try:
    sorted([B(), B()])
except TypeError as error:
    print(error)
