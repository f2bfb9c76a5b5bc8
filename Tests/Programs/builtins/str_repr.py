# How texts are shown.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: ('it\'s', 'say "x"', 'both \' and "', 'back\\slash'))
attempt(lambda: ('\t\n\r\x00\x1b\x7f', '\x80\xa0\xad', 'é ü 日本 😀'))
attempt(lambda: ('\u200b\ufeff\ue000', '\ud800', '\U0010ffff'))
attempt(lambda: (ascii('é日😀'), ascii("it's"), repr(b'a\x00\xff\'"')))
attempt(lambda: (len('日本'), len('😀'), '日本'[1], '😀x'[0], 'abc'[-1]))
attempt(lambda: 'abc'[3])
attempt(lambda: str(12)['a'])
attempt(lambda: str(12)[1.0])
attempt(lambda: ('abcdef'[1:4], 'abcdef'[::-1], 'abcdef'[-2:], 'abcdef'[5:1:-2], 'abcdef'[10:], 'é日x'[::-1]))
attempt(lambda: 'abc'[::0])
attempt(lambda: ('ab' * 3, 'ab' * 0, 'ab' * -1, 3 * 'é'))
attempt(lambda: 'ab' * 1.5)
attempt(lambda: 'ab' + 1)
attempt(lambda: ('ab' < 'abc', 'a' < 'B', 'é' > 'z', 'a' == 1, 'a' != 'a'))
attempt(lambda: 'a' < 1)
