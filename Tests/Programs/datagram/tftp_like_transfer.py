# A file in numbered blocks, each acknowledged before the next: stop and wait.
import socket
import struct
import threading

BLOCK = 512
DATA, ACK = 3, 4


def send_file(sock, content, target):
    number = 1
    start = 0
    while True:
        block = content[start:start + BLOCK]
        sock.sendto(struct.pack("!HH", DATA, number) + block, target)
        kind, acknowledged = struct.unpack("!HH", sock.recvfrom(4)[0])
        if kind == ACK and acknowledged == number:
            start += BLOCK
            number += 1
            if len(block) < BLOCK:
                return number - 1


def receive_file(sock):
    content = bytearray()
    while True:
        packet, sender = sock.recvfrom(4 + BLOCK)
        kind, number = struct.unpack_from("!HH", packet)
        content += packet[4:]
        sock.sendto(struct.pack("!HH", ACK, number), sender)
        if len(packet) < 4 + BLOCK:
            return bytes(content)


content = bytes(n * 7 % 251 for n in range(1300))
receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind(("127.0.0.1", 0))
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.settimeout(5)
received = []
thread = threading.Thread(target=lambda: received.append(receive_file(receiver)))
thread.start()
print("blocks:", send_file(sender, content, receiver.getsockname()))
thread.join()
print(len(received[0]), received[0] == content)
sender.close()
receiver.close()
