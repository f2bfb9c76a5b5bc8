# A class that defines __eq__ alone says in its own dict that it has no hash.
class Same:
    def __eq__(self, other):
        return True


class Heir(Same):
    pass


print('__hash__' in vars(Same), Same.__hash__, '__hash__' in vars(Heir), Heir.__hash__)
for made in (Same(), Heir()):
    try:
        print({made: 1})
    except TypeError as error:
        print(error)
