# Functions, methods and builtins are objects with attributes.
def connect(host, port=80, *, timeout=None):
    """Opens a connection."""


print(connect.__name__, connect.__qualname__, connect.__module__, connect.__doc__, connect.__defaults__, connect.__kwdefaults__)
connect.__name__ = "link"
connect.__qualname__ = "net.link"
connect.__doc__ = "Links."
connect.calls = 0
connect.calls += 1
print(connect.__name__, connect.__qualname__, connect.__doc__, connect.calls, connect.__dict__)


class Client:
    """A client."""

    def send(self, data):
        """Sends."""
        return data

    @staticmethod
    def port():
        return 80

    @classmethod
    def make(cls):
        return cls()


client = Client()
bound = client.send
print(bound.__name__, bound.__qualname__, bound.__doc__, bound.__self__ is client, bound.__func__ is Client.send)
print(Client.__dict__["port"].__func__(), Client.__dict__["make"].__func__(Client) is not None)
print(Client.send.__get__(client, Client)(b"x"), Client.send.__get__(None, Client) is Client.send)
print([].append.__name__, [].append.__qualname__, [].append.__self__, len.__name__, len.__module__, len.__self__.__name__)
print(list.append.__name__, list.append.__qualname__, str.__add__.__name__, str.__add__.__qualname__)
print((5).__add__.__self__, "x".__add__.__name__, Client.__name__, Client.__module__, Client.__doc__, Client.__qualname__)
print(connect.__annotations__, (lambda: 0).__name__, (lambda: 0).__qualname__)
for name, value in (("__name__", 5), ("__qualname__", None)):
    try:
        setattr(connect, name, value)
    except TypeError as error:
        print(error)


def numbers():
    yield 1


generator = numbers()
print(generator.__name__, generator.__qualname__, generator.gi_running, type(generator).__name__)
try:
    bound.attribute = 1
except AttributeError as error:
    print(error)
