def attempt(n):
    try:
        print("try", n)
        if n == 1:
            raise ValueError("one")
        if n == 2:
            raise KeyError("two")
        if n == 3:
            return "returned"
        if n == 4:
            1 / 0
    except ValueError as error:
        print("value", error)
        return "handled"
    except (KeyError, IndexError) as error:
        print("lookup", error, repr(error), error.args)
    else:
        print("else")
    finally:
        print("finally", n)
    return "end"


for n in range(4):
    print(attempt(n))
try:
    attempt(4)
except ArithmeticError as error:
    print(type(error), error)


def override():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
            return "last"


print(override())


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("cleanup")
    except ValueError as error:
        print("outer got", error)
        try:
            raise TypeError("second")
        except TypeError as other:
            print(other.__context__ is error)
        raise


try:
    nested()
except ValueError as error:
    print("again", error)
try:
    error
except NameError as e:
    print(e)
try:
    raise RuntimeError("a") from KeyError("b")
except RuntimeError as error:
    print(repr(error.__cause__), error.__suppress_context__)


class Custom(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


try:
    raise Custom(7, "seven")
except Custom as error:
    print(error, error.code, error.args, repr(error))
for bad in (lambda: (_ for _ in ()).throw(5), ):
    try:
        bad()
    except TypeError as error:
        print(error)
try:
    raise 5
except TypeError as error:
    print(error)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
while True:
    try:
        break
    finally:
        print("left")
