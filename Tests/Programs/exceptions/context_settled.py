# __context__ is what was being handled where the exception was raised last.
def report(error):
    while error is not None:
        print(repr(error), end=' < ')
        error = error.__context__
    print()


kept = ValueError('kept')
try:
    1 / 0
except ZeroDivisionError:
    try:
        raise kept
    except ValueError:
        pass
report(kept)
try:
    try:
        {}[0]
    except KeyError:
        raise kept
except ValueError as error:
    report(error)
try:
    try:
        raise kept
    except ValueError as first:
        try:
            raise OSError(1, 'one')
        except OSError:
            raise first
except ValueError as error:
    report(error)


class Made(Exception):
    def __init__(self, *parts):
        print('made', parts)


try:
    raise Made from undefined
except NameError as error:
    report(error)


def generator():
    try:
        [].pop()
    finally:
        yield 1


for thrown in (kept, KeyError('new')):
    it = generator()
    next(it)
    try:
        it.throw(thrown)
    except Exception as error:
        report(error)


def plain():
    yield 1


it = plain()
next(it)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        it.throw(RuntimeError('thrown'))
except RuntimeError as error:
    report(error)


def passing():
    yield from range(2)


it = passing()
next(it)
try:
    it.throw(StopIteration(5))
except RuntimeError as error:
    report(error)


def resting():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
    try:
        raise
    except RuntimeError as error:
        report(error)
    yield 2
    raise KeyError('alone')


it = resting()
print(next(it), next(it))
try:
    next(it)
except KeyError as error:
    report(error)
