# One loop for two datagram services.
import select
import socket

sockets = []
for name in ("upper", "count"):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.bind(("127.0.0.1", 0))
    s.setblocking(False)
    sockets.append((name, s))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for text in (b"hello", b"four words in here"):
    for name, s in sockets:
        client.sendto(text, s.getsockname())
answered = 0
while answered < 4:
    ready, _, _ = select.select([s for _, s in sockets], [], [], 1)
    for name, s in sockets:
        if s in ready:
            data, address = s.recvfrom(100)
            answer = data.upper() if name == "upper" else b"%d" % len(data.split())
            s.sendto(answer, address)
            answered += 1
print(sorted(client.recv(100) for _ in range(4)))
for name, s in sockets:
    try:
        s.recvfrom(1)
    except BlockingIOError:
        print(name, "is empty")
    s.close()
client.close()
