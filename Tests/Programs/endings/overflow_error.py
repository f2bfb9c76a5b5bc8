# A float has a largest value; an int has none.
x = 10 ** 400
print(x > 1e308, len(str(x)))
print(float(x))
