# Logged and raised again.
def handle(data):
    try:
        return int(data)
    except ValueError as error:
        print("bad data:", error)
        raise


print(handle(b"12"))
handle(b"1x2")
