# Ends in an error.
x = [2, 0, 1]
print(x)
x.sort(key=lambda v: 1 / v)
