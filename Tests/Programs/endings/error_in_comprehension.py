# The third part is bad.
parts = ["1", "2", "three"]
print([int(part) for part in parts[:2]])
print({part: int(part) for part in parts})
