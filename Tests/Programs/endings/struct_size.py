# Half a header.
import struct
header = struct.pack("!IH", 5, 7)
print(struct.unpack("!IH", header))
print(struct.unpack("!IH", header[:4]))
