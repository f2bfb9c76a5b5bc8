# One value too few.
print("%s:%d" % ("localhost", 80))
print("%s:%d" % ("localhost",))
