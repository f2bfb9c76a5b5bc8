# A class without __enter__.
class Plain:
    pass


print("before")
with Plain() as plain:
    print("never")
