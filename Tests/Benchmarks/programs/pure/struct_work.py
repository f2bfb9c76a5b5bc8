# struct: packing and unpacking headers.
import struct

total = 0
for i in range(600000):
    header = struct.pack('!IHH', i, i & 0xffff, 7)
    number, size, kind = struct.unpack('!IHH', header)
    total += number + size + kind
print(total)
codec = struct.Struct('<hiq')
out = []
for i in range(400000):
    out.append(codec.pack(i & 0x7fff, i, i * i))
blob = b''.join(out)
total = 0
for offset in range(0, len(blob), codec.size):
    a, b, c = codec.unpack_from(blob, offset)
    total += a + b + c
print(len(blob), total)
print(int.from_bytes(blob[:8], 'big'), sum((n).to_bytes(4, 'big')[3] for n in range(400000)))
