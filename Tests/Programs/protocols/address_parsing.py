# Reading "host:port" as people type it.
def parse(text, default=80):
    host, colon, port = text.rpartition(":")
    if not colon:
        host, port = text, default
    try:
        port = int(port)
    except ValueError:
        raise ValueError(f"port {port!r} is not a number") from None
    if not 0 < port < 1 << 16:
        raise ValueError(f"port {port} is out of range")
    return host or "localhost", port


def is_dotted(host):
    parts = host.split(".")
    return len(parts) == 4 and all(part.isdigit() and int(part) < 256 for part in parts)


for text in ("example.org:8080", "127.0.0.1", ":5000", "host:", "host:eighty", "host:70000", "a:b:1", "host:-5"):
    try:
        host, port = address = parse(text)
    except ValueError as error:
        print(f"{text!r:20} {error}", "caused" if error.__cause__ else "alone")
    else:
        print(f"{text!r:20} {address} {is_dotted(host)}")
number = 0
for part in "192.168.1.20".split("."):
    number = number << 8 | int(part)
print(number, hex(number), ".".join(str(number >> shift & 255) for shift in range(24, -8, -8)))
mask = ~0 << 8 & 0xFFFFFFFF
print(f"{mask:#x} {number & mask:032b} {bin(mask).count('1')}")
