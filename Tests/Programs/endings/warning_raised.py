# Warnings are exceptions, too.
try:
    raise DeprecationWarning("old")
except Warning as error:
    print(type(error).__name__, error)
raise UserWarning("careful")
