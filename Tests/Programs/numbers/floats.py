# Floats: text, rounding, limits.
for value in (0.1, 1e16, 1e15, 123456789.0, 1e-5, 0.0001, -0.0, 1 / 3, 2 ** 53 + 0.0, float("inf"), -float("inf"), float("nan")):
    print(repr(value), str(value), f"{value:.3f}", f"{value:g}", f"{value:e}")
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, round(0.1 + 0.2, 2), 1e308 * 10, -7 // 2.0, -7 % 2.5, 7.5 // 2)
print(round(2.5), round(3.5), round(2.675, 2), round(-0.5), round(1234.5, -2), round(1e300), round(5, -1))
print((2.5).as_integer_ratio(), (0.75).hex(), float.fromhex("0x1.8p+1"), (3.0).is_integer(), (3.5).is_integer())
print((3.7).__trunc__(), (3.2).__ceil__(), (-3.2).__floor__(), (3.5).conjugate(), (3.5).real, (3.5).imag)
print(int(3.99), int(-3.99), divmod(-7.5, 2), 2 ** -1, 2 ** 0.5, 4 ** 0.5, 10 ** -3)
nan = float("nan")
print(nan == nan, nan in [nan], max(1, nan), 1 < nan, float("inf") > 10 ** 400, 0.5 == 1 / 2, hash(1.0) == hash(1))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: 1.0 / 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: divmod(1.0, 0.0))
attempt(lambda: 0.0 ** -1)
attempt(lambda: 10.0 ** 400)
attempt(lambda: float(10 ** 400))
attempt(lambda: 10 ** 400 / 3)
attempt(lambda: 1.5 + 10 ** 400)
attempt(lambda: round(float("nan")))
attempt(lambda: round(float("inf")))
attempt(lambda: round(1e308, -308))
attempt(lambda: round(1.7e308, -308))
attempt(lambda: (float("inf")).as_integer_ratio())
attempt(lambda: (float("nan")).as_integer_ratio())
attempt(lambda: float.fromhex("zz"))
attempt(lambda: float.fromhex("0x1p5000"))
attempt(lambda: float.fromhex(5))
attempt(lambda: 1.5 << 2)
attempt(lambda: 1.5 & 2)
attempt(lambda: ~1.5)
attempt(lambda: 1.5 + "a")
attempt(lambda: "a" * 1.5)
attempt(lambda: 1.5 < "a")
