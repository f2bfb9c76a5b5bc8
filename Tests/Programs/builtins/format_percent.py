# The percent operator on str.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: ('%s %d %f' % ('a', 5, 1.5), '%r %a' % ('é', 'é'), '%5s|%-5s|%.2s' % ('ab', 'ab', 'abcd'), '100%%' % ()))
attempt(lambda: ('%d %i %u' % (3.9, -3.9, True), '%5d|%-5d|%05d|%+d|% d' % (42, 42, 42, 42, 42)))
attempt(lambda: ('%x %X %o %#x %#o %#X' % (255, 255, 8, 255, 8, 255), '%c%c' % ('a', 98), '%.3d' % 5))
attempt(lambda: ('%e %.2E %g %G %.3g' % (12345.678, 0.00012, 1e6, 1e-10, 1234.5), '%8.3f|%-8.2f|%08.2f' % (3.14159, 2.5, -2.5)))
attempt(lambda: ('%*d|%-*d|%.*f' % (5, 42, 5, 42, 2, 3.14159), '%(a)s=%(b)03d' % {'a': 'x', 'b': 7}))
attempt(lambda: ('%s' % [1, 2], '%s' % {'a': 1}, '%s' % ((1, 2),), '%s' % None))
attempt(lambda: '%s %s' % 'a')
attempt(lambda: '%s' % ('a', 'b'))
attempt(lambda: '%d' % 'a')
attempt(lambda: '%x' % 1.5)
attempt(lambda: '%c' % 'ab')
attempt(lambda: '%f' % 'a')
attempt(lambda: '%(a)s' % 5)
attempt(lambda: '%(a)s' % {'b': 1})
attempt(lambda: '%y' % 1)
attempt(lambda: '%' % 1)
attempt(lambda: '%(a' % {})
attempt(lambda: '%c' % -1)
attempt(lambda: '%*d' % ('a', 1))
attempt(lambda: 'abc' % 5)
attempt(lambda: 'abc' % [])
