# Head and body in one call, without joining them: sendmsg and recvmsg.
import socket
import struct

a, b = socket.socketpair()
body = bytearray(b"the body of the message")
head = struct.pack("!HH", 7, len(body))
print(a.sendmsg([head, body, memoryview(b"!tail")[1:]]))
head_room, body_room = bytearray(4), bytearray(40)
count, ancillary, flags, address = b.recvmsg_into([head_room, body_room])
print(count, ancillary, flags, address)
kind, length = struct.unpack("!HH", head_room)
print(kind, length, bytes(body_room[:length]), bytes(body_room[length:count - 4]))
a.sendmsg((part for part in (b"x", b"yz")))
print(b.recvmsg(2))
print(b.recvmsg(100, 64, socket.MSG_DONTWAIT))
for arguments in ((), ("text",), ([b"ok", "no"],), (5,), ([b"ok"], 5), ([b"ok"], [5]),
                  ([b"ok"], [(1, 2)]), ([b"ok"], [], "x")):
    try:
        print(a.sendmsg(*arguments))
    except TypeError as error:
        print("TypeError:", error)
for arguments in ((), (-1,), (5, -1), ("5",)):
    try:
        print(b.recvmsg(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
for arguments in ((), (5,), ([b"read only"],), ([bytearray(1)], -1)):
    try:
        print(b.recvmsg_into(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
a.close()
print(b.recvmsg(5), b.recvmsg_into([bytearray(3)]))
b.close()
