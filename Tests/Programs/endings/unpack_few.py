# A line with too few words.
for line in ("SET a 1", "GET a"):
    command, key, value = line.split()
    print(command, key, value)
