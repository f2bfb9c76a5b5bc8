a, b = 1, 2
a, b = b, a
print(a, b)
first, *middle, last = range(6)
print(first, middle, last)
*start, end = "abc"
print(start, end)
(x, (y, z)), w = (1, [2, 3]), 4
print(x, y, z, w)
[p, q] = {"p": 1, "q": 2}
print(p, q)
for i, (j, k) in enumerate([(1, 2), (3, 4)]):
    print(i, j, k)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1]}, {**{"a": 1}, "b": 2})
c = d = []
c.append(1)
print(d)
for text in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = {}"):
    try:
        if text == "a, b = 1":
            a, b = 1
        elif text == "a, b = [1]":
            a, b = [1]
        elif text == "a, b = 1, 2, 3":
            a, b = 1, 2, 3
        elif text == "a, *b, c = [1]":
            a, *b, c = [1]
        else:
            a, b = {}
    except (TypeError, ValueError) as error:
        print(text, "->", type(error).__name__, error)
