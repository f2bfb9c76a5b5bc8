# Subclasses of the builtin types keep their class where CPython keeps it.
class Text(str):
    def shout(self):
        return self.upper() + '!'


class Number(int):
    def __repr__(self):
        return f'Number({int(self)})'


class Stack(list):
    def push(self, item):
        self.append(item)


class Default(dict):
    def __missing__(self, key):
        self[key] = []
        return self[key]


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))


text = Text('abc')
print(text, repr(text), text.shout(), type(text + ''), type(text[:]), text == 'abc', {text: 1}['abc'])
number = Number(5)
print(number, repr(number), number + 1, type(number + 1), type(int(number)), f'{number:03}', number == 5.0)
stack = Stack([1])
stack.push(2)
print(stack, type(stack[:]), type(stack.copy()), stack == [1, 2], len(stack), stack + [3])
groups = Default()
groups['x'].append(1)
groups['x'].append(2)
print(groups, groups.get('y'), 'y' in groups, type(groups.copy()), dict(groups))
pair = Pair(1, 2)
a, b = pair
print(pair, a, b, type(pair), type(pair[:]), type(pair + ()), pair == (1, 2), hash(pair) == hash((1, 2)))
print(isinstance(text, str), issubclass(Number, int), Text.__mro__)
text.note = 'kept'
print(text.note, [type(x).__name__ for x in (text, number, stack, groups, pair)])
try:
    'abc'.note = 1
except AttributeError as error:
    print(error)
