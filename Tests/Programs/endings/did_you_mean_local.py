def total(values):
    result = 0
    for value in values:
        reslt += value if False else 0
    return result


def twice(values):
    length = len(values)
    return lenght * 2


twice([1, 2])
