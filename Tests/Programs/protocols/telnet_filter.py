# A generator that takes the Telnet commands out of a stream.
IAC, DONT, DO, WONT, WILL, SB, SE = 255, 254, 253, 252, 251, 250, 240
NAMES = {DO: "DO", DONT: "DONT", WILL: "WILL", WONT: "WONT"}


def telnet(data, commands):
    source = iter(data)
    for byte in source:
        if byte != IAC:
            yield byte
            continue
        code = next(source, None)
        if code == IAC:
            yield IAC
        elif code in NAMES:
            commands.append((NAMES[code], next(source, None)))
        elif code == SB:
            option = bytearray()
            for byte in source:
                if byte == IAC:
                    byte = next(source)
                    if byte == SE:
                        break
                option.append(byte)
            commands.append(("SB", bytes(option)))
        else:
            commands.append(("?", code))


commands = []
wire = b"log\xff\xfb\x01in\xff\xff:\xff\xfa\x18term\xff\xff\xff\xf0 ann\xff\xf1\xff"
print(bytes(telnet(wire, commands)))
for command in commands:
    print(*command)
