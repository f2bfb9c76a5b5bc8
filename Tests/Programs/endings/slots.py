# Only the attributes of __slots__.
class Packet:
    __slots__ = ("kind", "body")


packet = Packet()
packet.kind = 1
print(packet.kind)
packet.size = 10
