# A memoryview whose bytes do not lie side by side can be copied, and used nowhere else.
import socket
import struct


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


left, right = socket.socketpair()
view = memoryview(bytes(range(48, 64)))
for gaps in [view[::2], view[::-1], view[3::-5], view[5:6:3]]:
    print(bytes(gaps), bytearray(gaps), gaps.tobytes(), gaps.tolist(), gaps.contiguous, gaps == bytes(gaps))
    print(int.from_bytes(gaps, "big"))
    attempt(lambda: (left.send(gaps), right.recv(99)))
    attempt(lambda: (left.sendall(gaps), right.recv(99)))
    attempt(lambda: (left.sendmsg([gaps]), right.recv(99)))
    attempt(lambda: b"-".join([gaps, b"x"]))
    attempt(lambda: b"a" + gaps)
    attempt(lambda: struct.unpack("B", gaps))
    attempt(lambda: b"a0b".find(gaps))
    attempt(lambda: gaps in b"5")
    attempt(lambda: str(gaps, "latin-1"))
    attempt(lambda: socket.inet_ntoa(gaps))

target = memoryview(bytearray(8))
for gaps in [target[::2], target[::-1], memoryview(b"fixed")]:
    attempt(lambda: right.recv_into(gaps))
    attempt(lambda: right.recvfrom_into(gaps))
    attempt(lambda: struct.pack_into("B", gaps, 0, 1))
