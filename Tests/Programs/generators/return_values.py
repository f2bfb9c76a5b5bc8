# What a generator returns travels with its StopIteration, whoever asks for the next item.
def g():
    if 0:
        yield
    return 5


def tell(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error.args, type(error.__cause__).__name__)


tell(lambda: next(g()))
tell(lambda: g().__next__())
tell(lambda: g().send(None))
ended = g()
tell(lambda: next(ended))
tell(lambda: next(ended))
tell(lambda: g().throw(StopIteration(5)))
