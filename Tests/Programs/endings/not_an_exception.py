# Only exceptions can be raised.
try:
    raise "a string"
except TypeError as error:
    print(error)


class Problem:
    pass


raise Problem()
