# Ends in an error.
x = [2, 0, 1]
print(x)
{"a": 1}["b"]
