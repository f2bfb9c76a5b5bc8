# The order in which sets of numbers print is that of CPython's table.
print({5, True, 37}, {38, 31, 16, 14}, frozenset({38, 31, 16, 14}))
a = {28, 15, 25, 12, 36}
print({*a, *{21, 12}})
a = {19, 13, 36, 4}
a.add(59)
a &= a
print(a, a | a, a & a)
a -= {4, 19, 13}
print(a)
a.update(range(8, 44))
a -= set(range(10, 40))
print(a)


class Key:
    def __hash__(self):
        print("hash", end=" ")
        return 7


first, second = {Key()}, {Key()}
print(first == second, len(first | second), first.isdisjoint(second))
