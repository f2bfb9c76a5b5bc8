# Ends in an error.
x = [2, 0, 1]
print(x)
[1, 2, 3][3]
