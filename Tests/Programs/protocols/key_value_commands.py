# The command table of a key-value server.
class Store:
    def __init__(self):
        self.values = {}

    def do_set(self, key, *words):
        "SET key value"
        self.values[key] = " ".join(words)
        return "OK"

    def do_get(self, key):
        "GET key"
        return self.values[key]

    def do_del(self, *keys):
        "DEL key…"
        return sum(self.values.pop(key, None) is not None for key in keys)

    def do_incr(self, key, by="1"):
        "INCR key [by]"
        self.values[key] = str(int(self.values.get(key, "0")) + int(by))
        return int(self.values[key])

    def do_help(self):
        "HELP"
        return ", ".join(getattr(self, name).__doc__ for name in sorted(dir(self)) if name.startswith("do_"))

    def handle(self, line):
        command, *arguments = line.split() or [""]
        method = getattr(self, "do_" + command.lower(), None)
        if method is None:
            return f"ERR unknown command {command!r}"
        try:
            return method(*arguments)
        except KeyError as error:
            return f"NIL {error}"
        except (TypeError, ValueError) as error:
            return f"ERR {error}"


store = Store()
for line in ("SET name ann lee", "GET name", "GET nothing", "incr hits", "INCR hits 41", "INCR name", "SET", "GET a b",
             "DEL name hits x", "FLY", "", "help"):
    print(f"{line:<18}", store.handle(line))
