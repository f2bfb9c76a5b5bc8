# Dicts: items, methods, views.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


def change(items, act):
    result = act(items)
    return (items, result)


def grow(items):
    for key in items:
        items[key + key] = 0


attempt(lambda: ({'a': 1}['a'], {1: 'x', 1.0: 'y', True: 'z'}, {'b': 1, 'a': 2}, dict(a=1, b=2), dict([('x', 1), ['y', 2]]), dict({'k': 1}, z=2)))
attempt(lambda: {'a': 1}['b'])
attempt(lambda: {}[(1, 2)])
attempt(lambda: {[]: 1})
attempt(lambda: {}[[]])
attempt(lambda: ({'a': 1}.get('a'), {'a': 1}.get('b'), {'a': 1}.get('b', 0)))
attempt(lambda: (change({'a': 1}, lambda d: d.setdefault('a', 5)), change({'a': 1}, lambda d: d.setdefault('b', 5)), change({'a': 1}, lambda d: d.setdefault('c'))))
attempt(lambda: (change({'a': 1, 'b': 2}, lambda d: d.pop('a')), change({'a': 1}, lambda d: d.pop('z', None)), change({'a': 1, 'b': 2}, lambda d: d.popitem())))
attempt(lambda: {}.pop('a'))
attempt(lambda: {}.popitem())
attempt(lambda: {}.pop())
attempt(lambda: (change({'a': 1}, lambda d: d.update({'b': 2}, c=3)), change({'a': 1}, lambda d: d.update([('a', 9)])), change({'a': 1}, lambda d: d.clear())))
attempt(lambda: {}.update(5))
attempt(lambda: {}.update([1]))
attempt(lambda: {}.update([(1, 2, 3)]))
attempt(lambda: dict(5))
attempt(lambda: dict(1, 2))
attempt(lambda: ({'a': 1} | {'a': 2, 'b': 3}, {'a': 1} == {'a': 1.0}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1}))
attempt(lambda: {} | [])
attempt(lambda: {} < {})
attempt(lambda: change({'a': 1}, lambda d: d.__delitem__('a')))
attempt(lambda: {}.__delitem__('a'))
attempt(lambda: ({'a': 1}.keys(), {'a': 1}.values(), {'a': 1}.items(), list({'a': 1}.items()), len({'a': 1}.values())))
attempt(lambda: ({'a': 1, 'b': 2}.keys() & {'a', 'z'}, {'a': 1}.keys() - {'a'}, {'a': 1}.items() | {('a', 1)}, {'a': 1}.keys() == {'a'}))
attempt(lambda: ('a' in {'a': 1}, 1 in {'a': 1}.values(), ('a', 1) in {'a': 1}.items(), 'z' not in {}))
attempt(lambda: [] in {})
attempt(lambda: (dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), {'a': 1}.copy(), {**{'a': 1}, 'b': 2}))
attempt(lambda: (list(reversed({'a': 1, 'b': 2}.items())), {i: i * i for i in range(3)}))
attempt(lambda: grow({'a': 1, 'b': 2}))
attempt(lambda: change({}, lambda d: d.update(me=d)))
attempt(lambda: hash({}))
