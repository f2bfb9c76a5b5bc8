# ** on floats can be too large.
for exponent in (10, 100, 400):
    print(10.0 ** exponent)
