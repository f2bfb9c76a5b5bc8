# UDP: every datagram is a whole request; the answer goes back to its sender.
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.settimeout(2)
for request in (b"add 2 3", b"neg 7", b"what"):
    client.sendto(request, server.getsockname())
    message, address = server.recvfrom(1024)
    words = message.decode().split()
    if words[0] == "add":
        answer = str(int(words[1]) + int(words[2]))
    elif words[0] == "neg":
        answer = str(-int(words[1]))
    else:
        answer = "error"
    server.sendto(answer.encode(), address)
    reply, sender = client.recvfrom(1024)
    print(request, "->", reply, sender == server.getsockname(), address == (
        "127.0.0.1", client.getsockname()[1]))
client.close()
server.close()
