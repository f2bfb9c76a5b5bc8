# A line with too many words.
for line in ("GET a", "GET a b"):
    command, key = line.split(" ")
    print(command, key)
