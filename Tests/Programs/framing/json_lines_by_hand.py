# A little notation on lines: key=value pairs, quoted where needed.
import socket


def dump(record):
    return "&".join(f"{key}={value}" for key, value in record.items()) + "\n"


def load(line):
    record = {}
    for pair in line.rstrip("\n").split("&"):
        key, separator, value = pair.partition("=")
        if not separator:
            raise ValueError(f"no value in {pair!r}")
        record[key] = int(value) if value.lstrip("-").isdigit() else value
    return record


a, b = socket.socketpair()
with a.makefile("w", encoding="utf-8") as out:
    out.write(dump({"user": "zoë", "age": 41}))
    out.write(dump({"x": -3, "y": 7, "label": "point"}))
    out.write("broken line\n")
a.close()
with b.makefile("r", encoding="utf-8") as lines:
    for line in lines:
        try:
            print(load(line))
        except ValueError as error:
            print("skipped:", error)
b.close()
