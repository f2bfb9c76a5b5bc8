timeouts = []


def connect(timeout=timeouts[0]):
    print(timeout)
