# An exception that a delegate raises when its generator is closed or thrown at: whose context it gets.
def report(error, depth=0):
    print('  ' * depth + type(error).__name__ + ':', error)
    if error.__context__ is not None and depth < 5:
        report(error.__context__, depth + 1)
def g(n):
    try:
        yield n
    except GeneratorExit as e:
        raise KeyError('new')
def f(n):
    try:
        raise StopIteration(1)
    except BaseException as e:
        yield from g(2)
a = f(2)
print(next(a))
try: a.close()
except Exception as e: report(e)
def f(n):
    try:
        raise StopIteration(1)
    except BaseException as e:
        for _ in range(2):
            yield from g(2)
        try:
            yield n
        except BaseException as e:
            pass
a = f(2)
print(next(a))
try: a.close()
except Exception as e: report(e)
def g(n):
    yield n
    try:
        yield n
        raise StopIteration(1)
    except Exception as e:
        pass
    try:
        yield n
    except GeneratorExit as e:
        raise KeyError('new')
a = f(2)
print(next(a), next(a), next(a))
try: a.close()
except Exception as e: report(e)
