# Stripping, padding, changing case: each gives a new bytearray.
data = bytearray(b"  Hello World  ")
print(data.strip(), data.lstrip(), data.rstrip(), data.strip(b" Hd"))
word = bytearray(b"heLLo")
print(word.upper(), word.lower(), word.title(), word.capitalize(), word.swapcase())
print(word.center(9, b"*"), word.ljust(7, b"."), word.rjust(7), bytearray(b"-42").zfill(6))
print(bytearray(b"a\tb").expandtabs(4), bytearray(b"path/x").removeprefix(b"path/"), word.removesuffix(b"Lo"))
print(bytearray(b", ").join([b"a", bytearray(b"b")]), bytearray(b"x").join([]))
table = bytearray.maketrans(b"abc", b"xyz")
print(bytearray(b"aabbcc-").translate(table), bytearray(b"a-b-c").translate(None, b"-"))
for sample in (b"abc", b"ABC", b"Abc Def", b"123", b"a1", b" \t", b"", b"\xff"):
    value = bytearray(sample)
    print(sample, value.isalpha(), value.isdigit(), value.isalnum(), value.islower(), value.isupper(),
          value.istitle(), value.isspace(), value.isascii())
print(word.hex(), word.hex(":"), word.hex("-", 2), bytearray.fromhex("00 ff 7f"))
print(word.decode(), word.decode("ascii", "ignore"), bytearray(b"\xc3\xa9").decode("utf-8"))
copy = word.copy()
copy += b"!"
print(word, copy, copy == b"heLLo!", copy != word, copy > word)
