# The format mini-language on numbers.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: (format(42, 'd'), format(42, '5d'), format(42, '<5') + '|', format(42, '^7'), format(-42, '=6')))
attempt(lambda: (format(42, '+'), format(42, ' '), format(-42, '06'), format(42, '*^9'), format(255, 'x')))
attempt(lambda: (format(255, '#x'), format(255, '#X'), format(255, '#o'), format(255, '#b'), format(255, '#010x')))
attempt(lambda: (format(1234567, ','), format(1234567, '_'), format(255, '_b'), format(1234, '012,'), format(65, 'c')))
attempt(lambda: (format(3.14159, '.2f'), format(3.14159, '8.3f'), format(2.5, '.0f'), format(3.5, '.0f'), format(1e10, 'g')))
attempt(lambda: (format(1234.5, 'e'), format(1234.5, '.2E'), format(0.00001, 'g'), format(1e6, 'g'), format(0.25, '%'), format(0.12345, '.1%')))
attempt(lambda: (format(1234567.891, ',.2f'), format(1e300, '.3g'), format(1.0, ''), format(1.0, '.3'), format(123.0, '.3'), format(1.5, '#.4g')))
attempt(lambda: (format(float('inf'), '8'), format(float('nan'), '08'), format(-0.0, 'f'), format(-0.0, 'z.1f'), format(True, 'd'), format(True, '5')))
attempt(lambda: (format(10**20, ','), format(7, '.1f'), format(-7, '+.2e')))
attempt(lambda: format(42, '.2'))
attempt(lambda: format(42, 's'))
attempt(lambda: format(1.5, 'd'))
attempt(lambda: format(42, ',x'))
attempt(lambda: format(42, 'ddd'))
attempt(lambda: format(-1, 'c'))
attempt(lambda: format(42, ',_'))
attempt(lambda: format(1.5, '.'))
attempt(lambda: format(42, '+c'))
attempt(lambda: format([], '5'))
