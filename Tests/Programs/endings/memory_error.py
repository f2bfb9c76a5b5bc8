# More memory than there is.
size = 10 ** 15
print("asking for", size)
data = bytearray(size)
print(len(data))
