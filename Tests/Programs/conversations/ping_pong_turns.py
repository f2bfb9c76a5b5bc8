# Two threads play ping-pong a thousand times over one connection.
import socket
import threading


def recv_exactly(sock, count):
    data = b""
    while len(data) < count:
        part = sock.recv(count - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def player(sock, log):
    try:
        while True:
            ball = recv_exactly(sock, 16)
            number = int.from_bytes(ball, "big")
            sock.sendall((number + 1).to_bytes(16, "big"))
    except EOFError:
        log.append("over")


ann, bob = socket.socketpair()
log = []
thread = threading.Thread(target=player, args=(bob, log))
thread.start()
number = 0
for _ in range(1000):
    ann.sendall(number.to_bytes(16, "big"))
    number = int.from_bytes(recv_exactly(ann, 16), "big") + 1
ann.close()
thread.join()
bob.close()
print(number, log)
