# The Internet checksum, and a simple CRC.
def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = 0
    for i in range(0, len(data), 2):
        total += (data[i] << 8) | data[i + 1]
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


for sample in (b"", b"a", b"hello", bytes(range(256))):
    print(f"{len(sample):3} {checksum(sample):04x} {crc32(sample):#010x}")
packet = b"\x45\x00\x00\x1c" + checksum(b"payload").to_bytes(2, "big") + b"payload"
print(packet.hex(":"), int.from_bytes(packet[4:6], "big"))
xor = 0
for byte in packet:
    xor ^= byte
print(xor, bytes(byte ^ 0x20 for byte in b"Hello"))
