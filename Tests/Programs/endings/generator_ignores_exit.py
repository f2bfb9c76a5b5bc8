# A generator may not yield while it is closed.
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("not yet")
        yield 2


generator = stubborn()
next(generator)
try:
    generator.close()
except RuntimeError as error:
    print(error)
generator = stubborn()
next(generator)
generator.close()
