# __exit__ sees the exception and lets it pass.
class Connection:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, kind, error, trace):
        print("close", kind.__name__, error)
        return False


with Connection() as connection:
    raise ConnectionResetError(104, "Connection reset by peer")
