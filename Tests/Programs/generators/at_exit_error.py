# A generator still suspended when the program ends is closed then.
def lines():
    try:
        yield "first"
    finally:
        print("closing lines")


generator = lines()
print(next(generator))
raise ValueError("x")
