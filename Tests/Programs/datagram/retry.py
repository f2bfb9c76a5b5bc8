# A client that asks again when no answer comes: the server ignores the first try.
import socket
import threading


def deaf_server(sock, log):
    for attempt in range(3):
        data, address = sock.recvfrom(100)
        log.append(data.decode())
        if attempt == 2:
            sock.sendto(b"at last", address)


server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
log = []
thread = threading.Thread(target=deaf_server, args=(server, log))
thread.start()
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(0.05)
for attempt in range(1, 6):
    client.sendto(f"try {attempt}".encode(), server.getsockname())
    try:
        print("answer:", client.recv(100))
        break
    except socket.timeout as error:
        print(attempt, "-", error)
thread.join()
print(log)
client.close()
server.close()
