# Case and kinds of characters.


def attempt(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__ + ':', error)


attempt(lambda: ('Hello World'.upper(), 'Hello World'.lower(), 'Hello World'.swapcase()))
attempt(lambda: ('hello wORLD it\'s'.title(), 'hELLO'.capitalize(), 'Straße'.casefold(), 'ß'.upper()))
attempt(lambda: ('ΑΣ ΣΑ'.lower(), 'ǆ'.title(), 'ﬁ'.upper(), 'İ'.lower()))
attempt(lambda: ('abc'.isalpha(), ''.isalpha(), 'ab1'.isalnum(), 'a b'.isalnum()))
attempt(lambda: ('12'.isdigit(), '²'.isdigit(), '²'.isdecimal(), '½'.isnumeric(), '٣'.isdecimal()))
attempt(lambda: (' \t\n\x1c'.isspace(), ''.isspace(), 'a\n'.isprintable(), ''.isprintable()))
attempt(lambda: ('abc1'.islower(), 'ABC'.isupper(), '1'.isupper(), 'A Bc'.istitle(), 'ABc'.istitle()))
attempt(lambda: ('name_1'.isidentifier(), '1name'.isidentifier(), 'é'.isidentifier(), 'a-b'.isidentifier()))
attempt(lambda: ('abc'.isascii(), 'é'.isascii(), ''.isascii()))
attempt(lambda: 'abc'.upper(1))
attempt(lambda: 'hello'.translate({104: 'J', 101: None, 108: 76}))
attempt(lambda: 'hello'.translate(str.maketrans('el', 'ip', 'o')))
attempt(lambda: str.maketrans('ab', 'c'))
attempt(lambda: str.maketrans({'ab': 1}))
attempt(lambda: str.maketrans(1))
attempt(lambda: 'a'.translate({97: -1}))
