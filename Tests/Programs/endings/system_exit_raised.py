# SystemExit is an exception class.
class Leave(SystemExit):
    pass


try:
    raise SystemExit
except SystemExit as error:
    print(repr(error), error.code)
try:
    raise Leave("text", 1)
except SystemExit as error:
    print(repr(error), error.code)
raise Leave(5)
