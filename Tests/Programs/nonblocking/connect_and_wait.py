# connect without blocking: EINPROGRESS, select for writing, SO_ERROR.
import errno
import select
import socket

listener = socket.create_server(("127.0.0.1", 0))
s = socket.socket()
s.setblocking(False)
try:
    s.connect(listener.getsockname())
except BlockingIOError as error:
    print(error.errno == errno.EINPROGRESS, error)
_, writable, _ = select.select([], [s], [], 5)
print(writable == [s], s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
print(s.connect_ex(listener.getsockname()) in (0, errno.EISCONN))
peer, _ = listener.accept()
try:
    s.recv(10)
except BlockingIOError as error:
    print(error)
peer.sendall(b"now")
select.select([s], [], [])
print(s.recv(10))
listener.close()

refused = socket.socket()
refused.setblocking(False)
closed = socket.create_server(("127.0.0.1", 0))
address = closed.getsockname()
closed.close()
print(refused.connect_ex(address) == errno.EINPROGRESS)
_, writable, _ = select.select([], [refused], [], 5)
print(errno.errorcode[refused.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)])
for one in (s, peer, refused):
    one.close()
