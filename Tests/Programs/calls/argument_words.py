# Which words a builtin has for arguments that do not fit.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


view = memoryview(b'abc')
attempt(lambda: view.tobytes('X'))
attempt(lambda: view.tobytes((1,)))
attempt(lambda: view.tobytes(order='F'))
attempt(lambda: memoryview(b'', 1))
attempt(lambda: memoryview(x=1))
attempt(lambda: memoryview())
attempt(lambda: str.maketrans(x=1))
attempt(lambda: bytearray.maketrans(b'a', b'b', x=1))
attempt(lambda: [1].__mul__('a'))
attempt(lambda: [1].__imul__())
attempt(lambda: b'a'.__rmul__(1.5))
attempt(lambda: (5).__pow__(2, 7))
attempt(lambda: (5.0).__pow__(2, 7))
attempt(lambda: type(1, x=2))
attempt(lambda: sum(None, b''))
attempt(lambda: {1}.issuperset([2, []]))


class Index:
    def __index__(self):
        return 2.5


attempt(lambda: int(Index()))
attempt(lambda: (5).__round__(None))
attempt(lambda: (-1).to_bytes(0, 'big', signed=True))
view.release()
attempt(lambda: view.__eq__(5))
attempt(lambda: b'%f' % 2**2000)


def multiplied(value, by):
    value *= by
    return value


attempt(lambda: multiplied({}, (1,)))
attempt(lambda: multiplied(range(2), 'ab'))
attempt(lambda: multiplied(2, 'ab'))
for action in (
    lambda: 'a'.encode('utf\0'),
    lambda: b'a'.decode('utf-8', 'str\0ict'),
    lambda: str(b'a', 'ascii\0'),
    lambda: bytes('a', 'x\ud800'),
    lambda: memoryview(b'a').tobytes('C\0'),
):
    attempt(action)
for action in (
    lambda: bytes(2**63 - 1),
    lambda: bytearray(2**63 - 1),
    lambda: b''.zfill(2**63 - 1),
    lambda: (5).to_bytes(2**63 - 1, 'big'),
    lambda: b'ab' * 2**62,
    lambda: 'ab' * 2**62,
    lambda: [1, 2] * 2**62,
    lambda: float.fromhex('\ud800'),
):
    attempt(action)
attempt(lambda: b'ab' % 'x')
for text in '5\x1c', '\x1f5', ' 5\x0b', '5\x85':
    attempt(lambda: int(text))
    attempt(lambda: float(text))


class Unshown(str):
    def __repr__(self):
        raise KeyError('repr')


attempt(lambda: int(Unshown('x')))
attempt(lambda: float(Unshown('x')))
attempt(lambda: [].index(Unshown('x')))
attempt(lambda: (5).__format__(None))
view = memoryview(b'')
view.release()
attempt(lambda: view.tobytes('X'))
attempt(lambda: pow({}, 5, 2.5))
attempt(lambda: pow({}, 5, 2))
