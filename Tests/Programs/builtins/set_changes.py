# Sets: changes, algebra of both kinds, and their refusals.
ports = {80, 443}
frozen = frozenset([80, 22])
print(frozen.union([1]), frozen.intersection(ports), frozen.difference({22}), sorted(frozen.symmetric_difference(ports)))
print(frozen.issubset([80, 22, 5]), frozen.issuperset([80]), frozen.isdisjoint({1}), frozen.copy() is frozen)
print(type(frozen | ports).__name__, type(ports | frozen).__name__, frozen == {80, 22}, hash(frozen) == hash(frozenset({22, 80})))
ports.add(22)
ports.update([1, 2], (3,), {4: "x"})
ports.discard(99)
ports.difference_update([1, 2])
ports.intersection_update([80, 22, 3])
ports.symmetric_difference_update({3, 5})
print(sorted(ports))
ports.clear()
print(ports, frozenset(), set("aab") == {"a", "b"}, {1, True, 1.0})


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def grow(values):
    for value in values:
        values.add(value + 10)


attempt(lambda: ports.pop())
attempt(lambda: ports.remove(1))
attempt(lambda: ports.add([]))
attempt(lambda: grow({1}))
attempt(lambda: {1} | [2])
attempt(lambda: {1} + {2})
attempt(lambda: {1}.union(5))
attempt(lambda: {1} < 5)
attempt(lambda: {[]})
attempt(lambda: frozenset(1))
attempt(lambda: frozen[0])
attempt(lambda: frozen.add(1))
attempt(lambda: set(1, 2))
attempt(lambda: {1: 2, 3: 4}.keys() - {1})
attempt(lambda: {frozenset({1}): "nested"}[frozenset([1])])
attempt(lambda: {1, 2} <= {1, 2, 3} and {1} < {1, 2} and not {1} > {1})
