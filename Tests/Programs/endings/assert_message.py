# The message of an assertion may be anything.
def check(size, limit):
    assert size <= limit, (size, limit)
    return size


print(check(1, 2))
check(3, 2)
