# Broadcast must be allowed before it is used.
import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST))
try:
    s.sendto(b"everybody", ("<broadcast>", 9))
except (PermissionError, OSError) as error:
    print(isinstance(error, OSError))
s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print(s.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST))
s.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 3)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
print(s.getsockopt(socket.IPPROTO_IP, socket.IP_TTL),
      s.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL))
print(s.type, s.family, s.proto)
s.close()
