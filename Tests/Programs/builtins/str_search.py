# Finding, counting and replacing in str.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: ('banana'.find('an'), 'banana'.find('an', 2), 'banana'.find('x'), 'banana'.find('', 9)))
attempt(lambda: ('banana'.rfind('an'), 'banana'.rfind('an', 0, 3), 'banana'.rfind('')))
attempt(lambda: 'banana'.index('nan'))
attempt(lambda: 'banana'.index('x'))
attempt(lambda: 'banana'.rindex('a', -3, -1))
attempt(lambda: ('banana'.count('a'), 'banana'.count('ana'), 'banana'.count(''), 'banana'.count('a', 2, -1)))
attempt(lambda: 'banana'.find(1))
attempt(lambda: 'banana'.find())
attempt(lambda: 'banana'.find('a', 'b'))
attempt(lambda: ('banana'.replace('a', 'o'), 'banana'.replace('a', 'o', 2), 'abc'.replace('', '-')))
attempt(lambda: 'banana'.replace('a'))
attempt(lambda: 'banana'.replace('a', 1))
attempt(lambda: ('banana'.startswith('ban'), 'banana'.startswith(('x', 'b')), 'banana'.startswith('an', 1)))
attempt(lambda: 'banana'.startswith(1))
attempt(lambda: ('banana'.endswith(('na', 1)), 'banana'.endswith('', 99)))
attempt(lambda: 'banana'.endswith((1, 'na')))
attempt(lambda: ('banana'.removeprefix('ba'), 'banana'.removesuffix('na'), 'banana'.removeprefix('x')))
attempt(lambda: ('an' in 'banana', '' in 'banana', 'x' in 'banana'))
attempt(lambda: 1 in 'banana')
attempt(lambda: ('GET /a HTTP/1.0'.partition(' '), 'a=b=c'.rpartition('='), 'abc'.partition(':')))
attempt(lambda: 'abc'.partition(''))
attempt(lambda: ('a-b-é'.find('é'), 'é-é'.count('é'), 'é'.replace('é', 'e'), 'abc'.find('é')))
