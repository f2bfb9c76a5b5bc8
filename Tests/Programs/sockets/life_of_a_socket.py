import socket

s = socket.socket()
number = s.fileno()
print(str(s).replace(f"fd={number}", "fd=N"), number >= 0)
print(s.family, repr(s.family), s.type, repr(s.type), s.proto)
with s as same:
    print(same is s, s.fileno() == number)
print(s, s.fileno())
s.close()
for call in (lambda: s.send(b"x"), lambda: s.recv(1), s.listen, s.getsockname, lambda: s.bind(("", 0)), s.accept):
    try:
        call()
    except OSError as e:
        print(e.errno, e)
t = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
fd = t.detach()
print(fd >= 0, t.fileno(), t)
u = socket.socket(fileno=fd)
print(u.fileno() == fd, repr(u.type))
v = u.dup()
print(v.fileno() != u.fileno(), v.type == u.type)
u.close()
v.close()


class Counting(socket.socket):
    made = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        Counting.made += 1
        self.total = 0

    def send(self, data):
        sent = super().send(data)
        self.total += sent
        return sent


server = socket.create_server(("127.0.0.1", 0))
c = Counting()
c.connect(server.getsockname())
c.send(b"12345")
c.send(b"678")
print(c.total, Counting.made, isinstance(c, socket.socket), repr(c).split(" fd=")[0])
c.close()
server.close()
try:
    s.unknown = 1
except AttributeError as e:
    print(e)
s.nothing
