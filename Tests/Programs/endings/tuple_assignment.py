# Tuples cannot be changed.
address = ("localhost", 80)
print(address)
address[1] = 8080
