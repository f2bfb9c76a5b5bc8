# The same for bytes, which never change.
data = b"Content-Length"
print(data.lower(), data.title(), data.capitalize(), data.swapcase(), data.upper())
print(data.removeprefix(b"Content-"), data.removesuffix(b"Length"), data.removeprefix(b"x"))
print(data.ljust(16, b"."), data.rjust(16), data.center(20, b"*"), b"7".zfill(3))
print(b"x\ty".expandtabs(), b"x\ty".expandtabs(2), b"  x ".rstrip(), b"xxyxx".strip(b"x"))
print(data.index(b"L"), data.rindex(b"n"), data.rfind(b"n", 0, 5), data.count(b"t"))
for sample in (b"GET", b"get", b"Get It", b"404", b"", b"a b"):
    print(sample, sample.isalnum(), sample.isascii(), sample.islower(), sample.isupper(), sample.istitle())


class Frame:
    def __bytes__(self):
        return b"frame"


class Bad:
    def __bytes__(self):
        return "text"


print(bytes(Frame()), b"x".__bytes__(), b"<%b>" % Frame(), b"<%s>" % b"raw")
for bad in (lambda: bytes(Bad()), lambda: b"%b" % Bad(), lambda: b"%b" % "text", lambda: b"%c" % "ab",
            lambda: b"%c" % 300, lambda: b"x".join(["a"]), lambda: b"x".join(5), lambda: bytes(b"x", "ascii"),
            lambda: bytes(5, errors="x"), lambda: b"a".hex("\u00e9"), lambda: b"a".hex(b"\xff"), lambda: b"a".hex(5),
            lambda: b"a".hex("ab"), lambda: bytes.maketrans(b"a", b"bc"), lambda: b"a".translate(b"short"),
            lambda: b"abc".split(b""), lambda: b"abc".rpartition(b""), lambda: b"a" + bytearray(b"b") + "c"):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print([*b"abc"], list(reversed(b"abc")), max(b"abc"), sum(b"\x01\x02"), b"abc"[::-1], b"abc"[1], b"abc"[1:2])
