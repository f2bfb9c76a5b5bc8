# setdefaulttimeout: what new sockets are given.
import socket

print(socket.getdefaulttimeout(), socket.socket().gettimeout())
socket.setdefaulttimeout(0.05)
s = socket.socket()
print(socket.getdefaulttimeout(), s.gettimeout())
listener = socket.create_server(("127.0.0.1", 0))
try:
    listener.accept()
except TimeoutError as error:
    print(error)
client = socket.create_connection(listener.getsockname())
peer, _ = listener.accept()
a, b = socket.socketpair()
print(client.gettimeout(), peer.gettimeout(), a.gettimeout())
socket.setdefaulttimeout(None)
other = socket.create_connection(listener.getsockname(), 7, ("127.0.0.1", 0))
print(socket.socket().gettimeout(), peer.gettimeout(), other.gettimeout())
for wrong in ("5", -2, []):
    try:
        socket.setdefaulttimeout(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
for one in (s, listener, client, peer, a, b, other):
    one.close()
