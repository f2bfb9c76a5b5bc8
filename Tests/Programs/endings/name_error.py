print(1)
print(undefined)
