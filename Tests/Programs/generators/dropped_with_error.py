# what a dropped generator raises while it is closed is told on standard error, and the program goes on


def bad():
    try:
        yield 1
    finally:
        print("finally")
        raise ValueError("in the finally")


def use():
    generator = bad()
    print(next(generator))


use()
print("goes on")
