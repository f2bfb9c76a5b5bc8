# Sorting what cannot be compared.
print(sorted([3, 1, 2.5]))
print(sorted(["b", "a"]))
print(sorted([3, "a"]))
