five = 5
items = [1]
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 2**10, 2**-1, 7 / 2)
print(1 << 70, (1 << 70) >> 68, 5 & 3, 5 | 3, 5 ^ 3, ~5)
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2)
print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, "a" < "b", [1, 2] < [1, 3], (1,) == (1.0,))
print(1 and 0, 0 or "x", not "", None or [], 1 and 2 and 3)
print(3 in [1, 2, 3], "b" in "abc", 1 not in {1: 2}, b"b" in b"abc")
print(None is None, [] is [], five is not None)
print("ab" * 3, [0] * 3, 2 * (1, 2), "a" "b")


x = 5
x += 2
x -= 1
x *= 3
x //= 4
x **= 2
x %= 7
x <<= 3
x |= 1
print(x)
s = "a"
s += "b"
t = s
s += "c"
print(s, t)
a = [1]
b = a
a += [2]
a *= 2
print(a, b)
t = (1,)
u = t
t += (2,)
print(t, u)
for f in (
    lambda: 1 + "a",
    lambda: "a" + 1,
    lambda: [] + (),
    lambda: 1 / 0,
    lambda: 1 // 0,
    lambda: 1 % 0,
    lambda: 1.0 / 0,
    lambda: 1 < "a",
    lambda: -"a",
    lambda: ~1.5,
    lambda: "a" * "b",
    lambda: [1] * 1.5,
    lambda: 1 in 5,
    lambda: None + 1,
    lambda: {} < {},
    lambda: 1 << -1,
    lambda: b"a" + "b",
    lambda: [1][5],
    lambda: {}["k"],
    lambda: items["a"],
    lambda: "abc"[10],
    lambda: five[0],
    lambda: None.x,
):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
