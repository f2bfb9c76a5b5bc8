import errno
import select
import socket

listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen()
listener.setblocking(False)
try:
    listener.accept()
except BlockingIOError as e:
    print(e, e.errno == errno.EAGAIN == errno.EWOULDBLOCK)

client = socket.socket()
client.setblocking(0)
try:
    client.connect(listener.getsockname())
except BlockingIOError as e:
    print(e, errno.errorcode[e.errno])
select.select([], [client], [])
print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
connection, _ = listener.accept()
print(connection.getblocking(), connection.gettimeout())
try:
    client.recv(10)
except BlockingIOError as e:
    print(e)
connection.sendall(b"data")
readable, writable, failed = select.select([client], [client], [client], 1)
print(readable == [client], writable == [client], failed)
print(client.recv(10))
sent = 0
try:
    while True:
        sent += client.send(b"x" * 65536)
except BlockingIOError as e:
    print(e, sent > 65536)
try:
    client.sendall(b"more")
except BlockingIOError:
    print("sendall too")
connection.setblocking(True)
connection.settimeout(0.0)
connection.close()
print(client.connect_ex(listener.getsockname()) in (errno.EISCONN, errno.ECONNRESET))
client.close()
client.recv(1)
