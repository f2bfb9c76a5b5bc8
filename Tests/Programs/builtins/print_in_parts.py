# print writes part by part: what comes before a part that fails is there.
def attempt(action):
    try:
        action()
    except Exception as error:
        print('|', type(error).__name__, error)


class Silent:
    def __str__(self):
        raise ValueError('no text')


attempt(lambda: print('before', Silent(), 'after'))
attempt(lambda: print('a', 'b\ud800\udbffc', sep='-'))
attempt(lambda: print('a', 'b', end='\ud800'))
attempt(lambda: print('é\ud800'))
attempt(lambda: print(['\ud800']))
