# A parameter before the slash has no name outside.
def scale(value, factor, /, offset=0):
    return value * factor + offset


print(scale(2, 3, offset=1))
print(scale(2, factor=3))
