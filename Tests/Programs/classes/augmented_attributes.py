# `object.name += value` asks `__setattr__` each time, and takes the old value before the new one is made.
class Told:
    def __init__(self):
        object.__setattr__(self, 'number', 1)
        object.__setattr__(self, 'text', 'a')

    def __setattr__(self, name, value):
        print('set', name, value)
        object.__setattr__(self, name, value)

    def go(self):
        for _ in range(3):
            self.number += 1
            self.text += 'b'


class Buffer:
    def __init__(self):
        self.data = b''
        self.text = 'x'

    def replaced(self):
        self.data = b'replaced'
        return b'!'

    def widened(self):
        self.more = [1]
        self.other = [2]
        return b'?'

    def feed(self, piece):
        self.data += piece
        return self.data


class Odd:
    def __init__(self, owner):
        self.owner = owner

    def __radd__(self, left):
        for index in range(20):
            setattr(self.owner, f'name{index}', index)
        return left + b'(odd)'


Told().go()
buffer = Buffer()
first = buffer.feed(b'one ')
second = buffer.feed(b'two three four five six seven ')
third = buffer.feed(b'eight nine ten')
print(first, second, third, sep='\n')


def add(buffer):
    for make in (buffer.replaced, buffer.widened, lambda: Odd(buffer), lambda: b' end' * 10):
        buffer.data += make()
        print(buffer.data)
    for piece in ('y', 'é', 'z' * 30, 1):
        try:
            buffer.text += piece
        except TypeError as error:
            print(error)
        print(buffer.text)


add(buffer)
print(buffer.more, buffer.other, buffer.name19)
