# An exception in finally replaces the one that travels.
try:
    print("trying")
    raise ValueError("first")
finally:
    print("cleaning up")
    raise OSError(5, "Input/output error")
