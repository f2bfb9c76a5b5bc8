# The last line of a message with several lines.
class Report(Exception):
    pass


try:
    raise Report("first\nsecond")
except Report as error:
    print(str(error).splitlines())
raise Report("first line\n  second line")
