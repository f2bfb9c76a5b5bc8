"""Comparing a literal by identity is warned about on standard error, and works."""
port = 80
if port is 80:
    print("same object")
print([1, 2][0], "abc" is not port)
raise ValueError("the last line")
