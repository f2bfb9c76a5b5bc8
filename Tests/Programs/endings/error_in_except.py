# The handler has a mistake of its own.
try:
    int("x")
except ValueError as error:
    print("failed: " + error)
