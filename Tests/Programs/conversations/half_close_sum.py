# The client says "that was all" with shutdown and still gets its answer.
import socket
import threading


def server(connection):
    numbers = b""
    while data := connection.recv(8):
        numbers += data
    total = sum(int(word) for word in numbers.split())
    connection.sendall(f"sum {total}".encode())
    connection.shutdown(socket.SHUT_RDWR)
    connection.close()


client, peer = socket.socketpair()
thread = threading.Thread(target=server, args=(peer,))
thread.start()
for number in range(1, 101):
    client.sendall(f"{number} ".encode())
client.shutdown(socket.SHUT_WR)
try:
    client.send(b"one more")
except BrokenPipeError as error:
    print(error)
print(client.recv(100), client.recv(100))
thread.join()
for how in (socket.SHUT_RD, 7, "both"):
    try:
        print(client.shutdown(how))
    except (OSError, TypeError) as error:
        print(type(error).__name__ + ":", error)
client.close()
