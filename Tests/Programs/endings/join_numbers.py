# join wants text.
print(",".join(["a", "b"]))
print(",".join(["a", 1]))
