# GeneratorExit is no Exception either.
def lines():
    try:
        yield 1
    except GeneratorExit:
        print("closed early")
        raise


generator = lines()
print(next(generator))
generator.close()
raise GeneratorExit("out of the blue")
