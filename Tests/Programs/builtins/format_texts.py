# str.format and the format mini-language on texts.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: ('{} {}'.format(1, 'a'), '{1} {0}'.format(1, 'a'), '{a}-{b}'.format(a=1, b=2), '{{{}}}'.format(5)))
attempt(lambda: ('{0[1]} {1[k]} {0[0]}'.format([10, 20], {'k': 'v'}), '{0.real} {0.imag}'.format(7)))
attempt(lambda: ('{!r} {!s} {!a}'.format('é', 'é', 'é'), '{:>{}}'.format('x', 5), '{:{fill}^{width}}'.format('x', fill='*', width=7)))
attempt(lambda: '{:<5}|{:>5}|{:^5}|{:.2}|{:5.1}|'.format('ab', 'ab', 'ab', 'abcd', 'abc'))
attempt(lambda: '{:,} {:.3f} {:#x} {:e}'.format(1234567, 2/3, 255, 12345.678))
attempt(lambda: '{} {}'.format(1))
attempt(lambda: '{a}'.format(b=1))
attempt(lambda: '{0} {}'.format(1, 2))
attempt(lambda: '{} {0}'.format(1, 2))
attempt(lambda: '{'.format(1))
attempt(lambda: '}'.format(1))
attempt(lambda: '{0'.format(1))
attempt(lambda: '{0!x}'.format(1))
attempt(lambda: '{0.x}'.format(1))
attempt(lambda: '{0[k]}'.format([1]))
attempt(lambda: '{a.}'.format(a=1))
attempt(lambda: '{:d}'.format('a'))
attempt(lambda: '{:=5}'.format('a'))
attempt(lambda: '{:+}'.format('a'))
attempt(lambda: '{a}{b}'.format_map({'a': 1, 'b': 2}))
attempt(lambda: '{a}'.format_map({}))
attempt(lambda: '{}'.format_map({}))
attempt(lambda: f'{3.14159:.2f} {"x":>4} {1 + 1 = } {"é"!r:>6} {"é"!a} {{}}')
