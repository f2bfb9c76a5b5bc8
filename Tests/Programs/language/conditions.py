# What counts as true, and how conditions combine.
for value in (0, 1, -1, 0.0, "", " ", b"", b"\0", [], [0], (), {}, {0: 0}, set(), None, ..., range(0), range(1)):
    print(repr(value), "yes" if value else "no", not value)


def say(word, result):
    print(word, end=" ")
    return result


print(say("a", 0) or say("b", "") or say("c", [1]))
print(say("a", 1) and say("b", None) and say("c", 2))
print(say("a", 1) and say("b", 0) or say("c", 3))
x = 5
print(1 < x < 10, 1 < x > 10, 1 == 1 != 2, x in (1, 5) == True)
print(1 < 2 in [2, 3], not x == 5, not x is None)
print("low" if x < 3 else "middle" if x < 7 else "high")
if (n := len("hello")) > 3 and (half := n // 2):
    print(n, half)
while (x := x - 2) > 0:
    print("x is", x)
else:
    print("left with", x)
if x > 0:
    print("positive")
elif x == 0:
    print("zero")
elif x == -1:
    print("minus one")
else:
    print("less")
print(None is None, None == 0, [] is [], () == (), x is not None, "a" not in "bcd")
