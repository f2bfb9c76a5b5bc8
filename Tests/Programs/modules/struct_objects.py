# A compiled format, and buffers filled in place.
import struct

header = struct.Struct("!BBHI")
print(header.size, header.format, struct.calcsize("!BBHI"), struct.calcsize("@BBHIq"), struct.calcsize("@cP"))
packet = header.pack(1, 2, 515, 0xDEADBEEF)
print(packet, header.unpack(packet), header.unpack_from(b"xx" + packet, 2))
buffer = bytearray(20)
header.pack_into(buffer, 4, 9, 8, 7, 6)
struct.pack_into("<H", buffer, 14, 0x0102)
struct.pack_into("!H", memoryview(buffer), -2, 0x0304)
print(buffer.hex(" "))
records = b"".join(struct.pack("<Hf", n, n / 2) for n in range(3))
for number, half in struct.iter_unpack("<Hf", records):
    print(number, half, end="; ")
print(list(struct.Struct("<Hf").iter_unpack(records))[1])
print(struct.pack("5s3s2x?", b"abc", b"abcdef", True), struct.pack("4p", b"abcdef"), struct.unpack("4p", b"\x02abc"))
print(struct.pack("3H", 1, 2, 3), struct.pack("<2b2B", -1, 1, 255, 0), struct.unpack("<bB", b"\xff\xff"))
print(struct.pack(">e", 1.5), struct.unpack(">f", struct.pack(">f", 0.1)), struct.unpack("<d", struct.pack("<d", -0.1)))
print(struct.pack("!0s"), struct.pack("!s", b"xyz"), struct.unpack("!3c", b"abc"), struct.pack(" !H ", 5), struct.pack(b"!H", 5))
print(struct.pack("<n", -1) if False else struct.pack("n", -1), struct.pack("N", 1), struct.unpack("@l", struct.pack("@l", -5)))
length, = struct.unpack("!I", b"\x00\x00\x01\x00")
print(length, [*struct.unpack("!4B", bytes([192, 168, 0, 1]))])


class Number:
    def __index__(self):
        return 300


print(struct.pack("!H", Number()), struct.pack("!?", "yes"), struct.pack("!f", True))
