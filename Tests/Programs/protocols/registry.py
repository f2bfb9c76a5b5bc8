# Commands registered by a decorator, with their own names and limits.
COMMANDS = {}


def command(name, *, arguments=0, aliases=()):
    def register(function):
        for key in (name, *aliases):
            COMMANDS[key] = function, arguments
        function.command = name
        return function
    return register


@command("ECHO", arguments=1, aliases=["SAY"])
def echo(text):
    return text


@command("ADD", arguments=2)
def add(a, b):
    return int(a) + int(b)


@command("LIST")
def names():
    return sorted(COMMANDS)


def run(line):
    name, _, rest = line.partition(" ")
    function, count = COMMANDS[name.upper()]
    words = rest.split(maxsplit=count - 1) if count else []
    assert len(words) == count, f"{name} takes {count}, got {len(words)}"
    return function(*words)


for line in ("echo hello there", "say  x", "add 2 3", "add 2", "list", "jump", "add two 3"):
    try:
        print(line, "->", run(line))
    except (KeyError, AssertionError, ValueError) as error:
        print(line, "->", type(error).__name__, error)
print(echo.command, echo.__name__, add("4", "5"), COMMANDS["SAY"][0] is echo)
