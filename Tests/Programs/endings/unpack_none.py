# An address that is not there.
def address():
    return None


host, port = address()
print(host, port)
