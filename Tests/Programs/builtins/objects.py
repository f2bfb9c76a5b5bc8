# Builtins about objects.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: (isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), isinstance('a', (int, (str,)))))
attempt(lambda: isinstance(1, 5))
attempt(lambda: issubclass(5, int))
attempt(lambda: (callable(len), callable(5), callable(lambda: 1), callable(int)))
attempt(lambda: (getattr('a', 'upper')(), getattr('a', 'nope', 7), hasattr('a', 'upper'), hasattr('a', 'nope')))
attempt(lambda: getattr('a', 'nope'))
attempt(lambda: getattr('a', 5))
attempt(lambda: getattr('a'))
attempt(lambda: setattr('a', 'b', 1))
attempt(lambda: delattr(5, 'real'))
attempt(lambda: (type(1), type('a'), type(b''), type(None), type([]), type(len), type(int), type(...), type(NotImplemented)))
attempt(lambda: (repr(None), str(None), repr(...), repr(NotImplemented), repr(len), repr(int), repr(True)))
attempt(lambda: (chr(97), chr(8364), ord('a'), ord('€'), ord(b'a')))
attempt(lambda: chr(-1))
attempt(lambda: chr(1114112))
attempt(lambda: chr('a'))
attempt(lambda: ord('ab'))
attempt(lambda: ord(5))
attempt(lambda: (abs(-5), abs(-2.5), abs(True), divmod(7, 2), pow(2, 3), round(2.567, 1), round(1234, -2)))
attempt(lambda: abs('a'))
attempt(lambda: divmod('a', 1))
attempt(lambda: round('a'))
attempt(lambda: (hash(1) == hash(1.0), hash('a') == hash('a'), id(None) == id(None)))
attempt(lambda: hash([]))
attempt(lambda: (format(5), format('a', '>3'), ascii('é')))
attempt(lambda: format(5, 5))
attempt(lambda: (bool(0), bool(''), bool([]), bool('a'), bool(None), bool(0.0), bool(())))
attempt(lambda: vars(5))
attempt(lambda: (dir([])[-3:], 'append' in dir([])))
attempt(lambda: (object() == object(), isinstance(object(), object)))
attempt(lambda: object(1))
attempt(lambda: (int.__name__, list.append.__name__, len.__name__, 'a'.upper.__name__))
