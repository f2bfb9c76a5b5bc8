# A misspelt keyword.
def connect(host, port=80, timeout=None):
    print(host, port, timeout)


connect("a", timeout=1)
connect("a", time_out=1)
