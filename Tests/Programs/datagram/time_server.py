# A time service after RFC 868 in form: four bytes, but of a time that is fixed.
import socket
import struct
import time

EPOCH_1900 = 2208988800
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", 0))
port = server.getsockname()[1]
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(b"", ("localhost", port))
_, address = server.recvfrom(64)
server.sendto(struct.pack("!I", 1_000_000_000 + EPOCH_1900), address)
(seconds,) = struct.unpack("!I", client.recv(4))
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(seconds - EPOCH_1900)))
print(time.asctime(time.gmtime(seconds - EPOCH_1900)))
client.close()
server.close()
