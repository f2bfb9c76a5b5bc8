class Silent(Exception):
    pass


try:
    raise Silent("")
except Silent as error:
    print(repr(error), str(error) == "")
raise Silent
