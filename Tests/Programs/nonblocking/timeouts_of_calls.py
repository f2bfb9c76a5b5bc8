# Each call with its time limit, and what stays usable afterwards.
import socket
import time

listener = socket.create_server(("127.0.0.1", 0))
listener.settimeout(0.02)
start = time.monotonic()
try:
    listener.accept()
except TimeoutError as error:
    print("accept:", error, time.monotonic() - start >= 0.02)
client = socket.create_connection(listener.getsockname(), timeout=0.02)
peer, _ = listener.accept()
print(client.gettimeout(), peer.gettimeout(), listener.timeout)
for name, call in (("recv", lambda: client.recv(1)),
                   ("recv_into", lambda: client.recv_into(bytearray(2))),
                   ("recvfrom", lambda: client.recvfrom(1)),
                   ("readline", lambda: client.makefile().readline())):
    try:
        call()
    except socket.timeout as error:
        print(name + ":", error, error.errno, type(error).__name__)
peer.sendall(b"still here")
print(client.recv(100))
try:
    while True:
        client.sendall(b"x" * 1_000_000)
except TimeoutError as error:
    print("sendall:", error)
file = client.makefile("rb")
try:
    file.read(1)
except TimeoutError as error:
    print("read:", error)
try:
    file.read(1)
except OSError as error:
    print("read again:", error)
for value in (None, 0, 1.5, 3):
    client.settimeout(value)
    print(client.gettimeout(), client.getblocking())
for value in (-1, "x", float("nan")):
    try:
        client.settimeout(value)
    except (ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)
for one in (file, client, peer, listener):
    one.close()
