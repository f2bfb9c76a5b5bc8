# A module without submodules.
import struct
print(struct.calcsize("!I"))
import struct.network
