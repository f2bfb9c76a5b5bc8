"""Texts and bytes in order: alike at first, with zeros, of all lengths, beyond ASCII; max and min of them."""
stems = ["", "a", "ab", "abcdefgh", "abcdefghi", "abcdefgh" * 3, "abcdefgh" * 3 + "x", "b", "zz" * 20]
ends = ["", "\0", "\0\0", "\0\1", "\1", "0", "A", "a", "\x7f"]
texts = [stem + end for end in ends for stem in reversed(stems)]
wide = texts + [stem + end for stem in stems for end in ("é", "\u0100", "\U0001f600", "\ud800", "a\u00ff")]
data = [text.encode() for text in texts] + [bytes([n]) * k for n in (127, 128, 255) for k in (1, 8, 24, 25)]
for items in (texts, wide, data):
    ordered = sorted(items)
    # The same by comparing each with each.
    print(all(a <= b for a, b in zip(ordered, ordered[1:])), len(ordered) == len(items))
    places = [sum(other < item for other in items) for item in ordered]
    print(places == sorted(places), max(items) == ordered[-1], min(items) == ordered[0])
    print(sorted(items, reverse=True) == sorted(reversed(items), reverse=True), hash(tuple(places)))
    print(sorted(items, key=len) == sorted(items, key=lambda item: len(item)))
print([ascii(text) for text in sorted(wide)[:12]], sorted(data)[:12])
print(sorted([b"b", bytearray(b"a"), b"c"]), max("b", "a", "é"), min(b"b", b"a\xff", b"a"))
print(sorted([("b", 1, "x"), ("a", 2, "y"), ("a", 1, "z"), ("a", 1, "b")]), max([(1, "a"), (1, "b")]))
pairs = [(a < b, a <= b, a == b, a != b, a > b, a >= b) for a in wide[::7] for b in wide[::5]]
print(hash(tuple(pairs)))
for items in (["a", b"a"], [b"a", 1], ["a", None]):
    try:
        print(sorted(items))
    except TypeError as error:
        print(error)
