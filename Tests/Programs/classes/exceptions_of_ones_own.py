# Exception classes as libraries write them.
class ServerError(Exception):
    status = 500

    def __init__(self, message, *, details=None):
        super().__init__(message)
        self.details = details or {}

    def __str__(self):
        text = super().__str__()
        return f"[{self.status}] {text}" + (f" {self.details}" if self.details else "")


class NotFound(ServerError, LookupError):
    status = 404


class Broken(OSError):
    def __init__(self, number):
        super().__init__(number, "broken")
        self.extra = True


class Silent(OSError):
    def __init__(self, code):
        self.code = code


for make in (lambda: ServerError("boom"), lambda: NotFound("no page", details={"path": "/x"}), lambda: Broken(32),
             lambda: Silent(5)):
    try:
        raise make()
    except LookupError as error:
        print("lookup:", error, error.args, error.details)
    except OSError as error:
        print("os:", error, error.args, error.errno, error.strerror, repr(error))
    except ServerError as error:
        print("server:", error, repr(error), error.status)
print(NotFound.__mro__[1].__name__, issubclass(NotFound, (KeyError, LookupError)), Broken(1).extra)


class Retry(Exception):
    """Raised to try again."""


def work(n):
    if n < 2:
        raise Retry(n)
    return n


attempts = 0
while True:
    try:
        print("done", work(attempts))
        break
    except Retry as retry:
        attempts += 1
        print("retry after", retry.args[0], Retry.__doc__)
