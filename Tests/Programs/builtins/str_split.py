# Splitting, stripping and joining str.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: ('a,b,,c'.split(','), 'a,b,,c'.split(',', 1), ''.split(','), ''.split()))
attempt(lambda: ('  a  b c '.split(), '  a  b c '.split(None, 1), '  a  b c '.rsplit(None, 1)))
attempt(lambda: ('a,b,c'.rsplit(',', 1), 'a,b,c'.split(sep=',', maxsplit=0)))
attempt(lambda: 'a'.split(''))
attempt(lambda: 'a'.split(1))
attempt(lambda: 'a'.split('a', 'b'))
attempt(lambda: 'a'.split(1, 2, 3))
attempt(lambda: 'one\ntwo\r\nthree\rfour\n'.splitlines())
attempt(lambda: ('one\ntwo\r\n'.splitlines(True), 'a\x0bb\x1cc\u2028d'.splitlines(keepends=True)))
attempt(lambda: ('  a '.strip(), '  a '.lstrip(), '  a '.rstrip(), 'xxaxx'.strip('x'), 'abcab'.strip('ab')))
attempt(lambda: 'a'.strip(1))
attempt(lambda: (', '.join(['a', 'b', 'c']), ''.join(c for c in 'abc'), '-'.join('xyz'), '-'.join([])))
attempt(lambda: ', '.join(['a', 1]))
attempt(lambda: ', '.join(1))
attempt(lambda: ', '.join([b'a']))
attempt(lambda: ('a\tbc\td'.expandtabs(), 'a\tbc\td'.expandtabs(4), '\t'.expandtabs(0)))
attempt(lambda: ('ab'.center(7, '*'), 'ab'.center(6, '*'), 'ab'.ljust(5) + '|', 'ab'.rjust(5, '.')))
attempt(lambda: 'ab'.center(5, ''))
attempt(lambda: 'ab'.center('x'))
attempt(lambda: ('42'.zfill(5), '-42'.zfill(5), '+4'.zfill(1), ''.zfill(2)))
