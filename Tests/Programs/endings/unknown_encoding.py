# An encoding that does not exist.
print("x".encode("utf8"), "x".encode("latin-1"))
print("x".encode("utf-99"))
