class Connection:
    def __getattr__(self, name):
        raise AttributeError("no such thing as " + name)

    def close(self):
        pass


try:
    Connection().xyz
except AttributeError as error:
    print(error, error.name, type(error.obj).__name__)
Connection().colse()
