# Ends in an error of the module.
import struct

print(struct.pack('!H', 80))
struct.unpack('!H', b'123')
