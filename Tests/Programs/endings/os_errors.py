# OSError becomes the class of its number.
for number in (2, 13, 32, 104, 111, 110, 11, 4, 17, 3, 10, 21, 20, 99):
    error = OSError(number, "text")
    print(type(error).__name__, error, error.errno, error.strerror, error.filename)
raise OSError(111, "Connection refused", "127.0.0.1:80")
