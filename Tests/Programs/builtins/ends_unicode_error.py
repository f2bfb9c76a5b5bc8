# Ends in an error.
x = [2, 0, 1]
print(x)
b"\xff".decode()
