# What everybody writes once: a hex dump.
def hexdump(data, width=16):
    for offset in range(0, len(data), width):
        chunk = data[offset:offset + width]
        numbers = " ".join(f"{byte:02x}" for byte in chunk)
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in chunk)
        yield f"{offset:08x}  {numbers:<{width * 3 - 1}}  |{text}|"


data = bytes(range(20)) + b"GET / HTTP/1.1\r\n" + "\u20ac".encode()
for line in hexdump(data):
    print(line)
print(*hexdump(b"", 8))
print(*hexdump(b"short", 8), sep="\n")
print(data.hex(" ", -4)[:40])
print(bytes.fromhex("47 45 54").decode())
