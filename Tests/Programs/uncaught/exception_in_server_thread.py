# The server's thread dies; the client only sees the end of the stream.
import socket
import threading


def serve(sock):
    with sock:
        request = sock.recv(100).decode()
        verb, path = request.split(" ")
        sock.sendall(path.encode())


for request in (b"GET /x", b"nonsense"):
    client, server = socket.socketpair()
    thread = threading.Thread(target=serve, args=(server,), name="server-thread")
    thread.start()
    client.sendall(request)
    print(client.recv(100))
    thread.join()
    client.close()
print("the program goes on")
