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
