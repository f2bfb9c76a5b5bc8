# recv's result forgotten.
def receive():
    data = b"abc"


first = receive()[0]
print(first)
