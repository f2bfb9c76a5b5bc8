# What __str__ of an exception says is the last line.
class Timeout(OSError):
    def __str__(self):
        return "nothing heard for %d s" % self.args[0]


try:
    raise Timeout(3)
except OSError as error:
    print(repr(error), error)
raise Timeout(5)
