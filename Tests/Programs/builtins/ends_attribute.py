# Ends in an error.
x = [2, 0, 1]
print(x)
[].push(1)
