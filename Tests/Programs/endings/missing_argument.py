# One argument forgotten.
def connect(host, port, *, timeout):
    print(host, port, timeout)


connect("localhost", 80, timeout=3)
connect("localhost")
