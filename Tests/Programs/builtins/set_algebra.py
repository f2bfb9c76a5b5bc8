# Sets and frozensets.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


def change(items, act):
    result = act(items)
    return (items, result)


def grow_set(items):
    for item in items:
        items.add(item + 10)


attempt(lambda: ({3, 1, 2}, set(), {1, 1.0, True}, set('a'), frozenset([2, 1]), frozenset(), {30, 1, 16, 8, 9}, set([30, 1, 16, 8, 9])))
attempt(lambda: ({1, 2} | {2, 3}, {1, 2} & {2, 3}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} | frozenset([2]), frozenset([1]) | {2}))
attempt(lambda: ({1, 2}.union([3], (4,)), {1, 2, 3}.intersection([2, 3], {3}), {1, 2, 3}.difference([1], [2]), {1, 2}.symmetric_difference([2, 3])))
attempt(lambda: {1} | [2])
attempt(lambda: {1} + {2})
attempt(lambda: {1} < [1])
attempt(lambda: ({1, 2} < {1, 2, 3}, {1} <= {1}, {1, 2} > {1}, {1} == frozenset([1]), {1}.issubset([1, 2]), {1, 2}.issuperset([1]), {1}.isdisjoint([2])))
attempt(lambda: (change({1}, lambda s: s.add(2)), change({1, 2}, lambda s: s.remove(1)), change({1}, lambda s: s.discard(5)), change({1, 2}, lambda s: s.pop())))
attempt(lambda: {1}.remove(5))
attempt(lambda: {1}.remove('k'))
attempt(lambda: set().pop())
attempt(lambda: set().add([]))
attempt(lambda: {[]})
attempt(lambda: (change({1, 2, 3}, lambda s: s.update([4], {5})), change({1, 2, 3}, lambda s: s.intersection_update([1, 2])), change({1, 2}, lambda s: s.difference_update([1])), change({1, 2}, lambda s: s.symmetric_difference_update([2, 3]))))
attempt(lambda: set(5))
attempt(lambda: set(1, 2))
attempt(lambda: frozenset([1]).add(2))
attempt(lambda: (1 in {1}, [1] == [1] in ({1},), frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}))
attempt(lambda: ({1, 2}.__ior__({3}), {1, 2}.copy(), len({1, 2}), bool(set()), sorted({3, 1})))
attempt(lambda: hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
attempt(lambda: hash({1}))
attempt(lambda: grow_set({1, 2}))
attempt(lambda: change({1, 2, 3}, lambda s: (s.discard(1), s.add(9))))
