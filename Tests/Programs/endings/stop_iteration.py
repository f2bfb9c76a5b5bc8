# next() at the end of an iterator.
lines = iter(["first", "second"])
print(next(lines))
print(next(lines))
print(next(lines, "none left"))
print(next(lines))
