print(1 << 3, 9 >> 1)
print(1 << -1)
