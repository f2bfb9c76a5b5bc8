# The same argument twice.
def connect(host, port):
    print(host, port)


options = {"host": "a"}
connect("b", 80, **options)
