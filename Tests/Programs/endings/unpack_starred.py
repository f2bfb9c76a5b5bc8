# A starred target still needs the others.
for line in ("a b c", "a b", ""):
    first, second, *rest = line.split()
    print(first, second, rest)
