# Floats from text and to text.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: (0.1, 0.1 + 0.2, 1.0, 100.0, 1e16, 123456789012345680.0, 1e-5, 0.0001, 1e22, 5e-324, 1.7976931348623157e308, -0.0))
attempt(lambda: (float('inf'), float('-inf'), float('nan'), float('  1.5 '), float('1_0.5'), float('1e3'), float('.5'), float('5.'), float(b'2')))
attempt(lambda: float(''))
attempt(lambda: float('abc'))
attempt(lambda: float('1__0'))
attempt(lambda: float(None))
attempt(lambda: float([]))
attempt(lambda: (round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(1e20), round(0.5, 0), round(1.45, 1)))
attempt(lambda: round(float('nan')))
attempt(lambda: round(float('inf')))
attempt(lambda: round(1.5, 'a'))
attempt(lambda: (7.0 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, divmod(-7.5, 2), 1e300 * 1e10, 2.0 ** 0.5, 2 ** 0.5, 0.0 ** 0))
attempt(lambda: 1.0 / 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: 0.0 ** -1)
attempt(lambda: 10.0 ** 400)
attempt(lambda: ((0.5).as_integer_ratio(), (0.1).hex(), float.fromhex('0x1.8p1'), (2.0).is_integer(), (2.5).is_integer()))
attempt(lambda: float('inf').as_integer_ratio())
attempt(lambda: float.fromhex('x'))
attempt(lambda: (0.5 == 0.5, float('nan') == float('nan'), float('nan') < 1, 1.5 < 2, 1e16 == 10**16, 0.1 + 0.2 == 0.3))
attempt(lambda: (hash(0.5), hash(1.0), hash(float('inf')), hash(-2.5)))
attempt(lambda: (int(2.9), int(-2.9), bool(0.0), bool(-0.0), bool(float('nan'))))
