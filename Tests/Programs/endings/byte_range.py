# A byte is 0 to 255.
print(bytes([0, 128, 255]))
print(bytes([1, 2, 300]))
