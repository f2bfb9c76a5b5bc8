# Texts to bytes and back.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: ('héllo'.encode(), 'héllo'.encode('latin-1'), 'abc'.encode('ascii'), '€'.encode('UTF8')))
attempt(lambda: 'héllo'.encode('ascii'))
attempt(lambda: 'ab€€c'.encode('latin-1'))
attempt(lambda: 'a\ud800b'.encode())
attempt(lambda: ('héllo'.encode('ascii', 'ignore'), 'héllo'.encode('ascii', 'replace')))
attempt(lambda: ('hé€'.encode('ascii', 'backslashreplace'), 'hé'.encode('ascii', errors='xmlcharrefreplace')))
attempt(lambda: 'x'.encode('nonsense'))
attempt(lambda: 'é'.encode('ascii', 'nonsense'))
attempt(lambda: 'x'.encode(1))
attempt(lambda: (b'h\xc3\xa9'.decode(), b'h\xe9'.decode('latin-1'), b'abc'.decode('ascii'), b''.decode()))
attempt(lambda: b'\xff'.decode())
attempt(lambda: b'ab\xc3'.decode())
attempt(lambda: b'ab\xe2\x82x'.decode('utf-8'))
attempt(lambda: b'\xed\xa0\x80'.decode())
attempt(lambda: b'caf\xe9'.decode('ascii'))
attempt(lambda: (b'a\xffb\xc3'.decode('utf-8', 'replace'), b'a\xffb'.decode(errors='ignore')))
attempt(lambda: (b'a\xff'.decode('utf-8', 'backslashreplace'), b'a\xff'.decode('ascii', 'surrogateescape')))
attempt(lambda: b'a\xff'.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape'))
attempt(lambda: (str(b'abc', 'utf-8'), str(b'\xff', errors='replace'), str(b'abc')))
attempt(lambda: str('abc', 'utf-8'))
attempt(lambda: str(1, 'utf-8'))
attempt(lambda: (bytes('é', 'utf-8'), bytes('é', 'ascii', 'replace')))
