# Echo with selectors, a state object for each connection, and three clients that do not block.
import selectors
import socket

sel = selectors.DefaultSelector()
stats = {"accepted": 0, "bytes": 0, "closed": 0}


class Connection:
    __slots__ = ("addr", "inb", "outb")

    def __init__(self, addr):
        self.addr = addr
        self.inb = b""
        self.outb = b""


def accept_wrapper(sock):
    conn, addr = sock.accept()
    conn.setblocking(False)
    stats["accepted"] += 1
    sel.register(conn, selectors.EVENT_READ | selectors.EVENT_WRITE, data=Connection(addr))


def service_connection(key, mask):
    sock, data = key.fileobj, key.data
    if mask & selectors.EVENT_READ:
        recv_data = sock.recv(1024)
        if recv_data:
            data.outb += recv_data
            stats["bytes"] += len(recv_data)
        else:
            stats["closed"] += 1
            sel.unregister(sock)
            sock.close()
            return
    if mask & selectors.EVENT_WRITE and data.outb:
        sent = sock.send(data.outb)
        data.outb = data.outb[sent:]


lsock = socket.socket()
lsock.bind(("127.0.0.1", 0))
lsock.listen()
lsock.setblocking(False)
sel.register(lsock, selectors.EVENT_READ, data=None)
clients = []
for number in range(3):
    c = socket.socket()
    c.setblocking(False)
    error = c.connect_ex(lsock.getsockname())
    clients.append((c, [b"message %d from client." % (i + 1) for i in range(2)], []))
finished = 0
rounds = 0
while stats["closed"] < 3 and rounds < 10_000:
    rounds += 1
    for key, mask in sel.select(timeout=0.01):
        if key.data is None:
            accept_wrapper(key.fileobj)
        else:
            service_connection(key, mask)
    for c, messages, replies in clients:
        if c.fileno() < 0:
            continue
        try:
            if messages:
                c.send(messages[0])
                messages.pop(0)
            reply = c.recv(1024)
            replies.append(reply)
            if sum(map(len, replies)) == 44:
                c.close()
        except BlockingIOError as exc:
            assert exc.errno == 11, exc
for _, messages, replies in clients:
    print(messages, b"".join(replies))
print(stats, len(sel.get_map()), isinstance(sel, selectors.EpollSelector))
sel.close()
lsock.close()
try:
    sel.select()
except (ValueError, RuntimeError) as exc:
    print(type(exc).__name__, exc)
sel.register(lsock, selectors.EVENT_READ)
