from socket import *
import threading, sys, time
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
s = socket(AF_INET, SOCK_STREAM)
print(s.family == AF_INET, s.type is SOCK_STREAM, AF_INET in (2,), {AF_INET: 1}[2], AF_INET + 1, f"{AF_INET!r} {SOCK_DGRAM:d} {SOCK_STREAM:>4}")
print(isinstance(AF_INET, int), AF_INET.name, AF_INET.value, AddressFamily(2), repr(AddressFamily(2)), repr(SocketKind(1)))
t(AddressFamily, 999); t(lambda: AddressFamily.AF_INET); t(lambda: MSG_PEEK & 3); t(lambda: bool(MSG_OOB)); t(lambda: sorted([SOCK_DGRAM, SOCK_STREAM]))
t(s.bind, ('', 0)); t(lambda: s.getsockname()[0]); t(s.listen, 'a'); t(s.listen, 2**40); t(s.setblocking, 1.5); t(s.settimeout, '1'); t(s.settimeout, 10**15); t(s.shutdown, 99); t(s.shutdown, SHUT_RDWR); t(s.connect_ex, ('127.0.0.1', 'x')); t(s.getpeername); t(s.recv, 2**62); t(s.send, b'x'); t(s.sendall, bytearray(3)); t(lambda: socket(fileno=s.detach()).fileno() > 0); t(s.close); t(s.fileno)
t(create_connection, ('127.0.0.1', 1), 0.5); t(create_connection, '127.0.0.1'); t(create_connection, ('127.0.0.1', 1, 2)); t(create_connection, 5); t(create_server, ('256.1.1.1', 80)); t(create_server, ('127.0.0.1', -1)); t(create_server, 5)
t(getaddrinfo, 'x', 80, 99); t(getaddrinfo, '127.0.0.1', 'nosuch'); t(getaddrinfo, '127.0.0.1'); t(getaddrinfo, '127.0.0.1', 80, proto=IPPROTO_TCP); t(getaddrinfo, '127.0.0.1', 80, 0, SOCK_DGRAM); t(getaddrinfo, 5, 80); t(getaddrinfo, '', 80, AF_INET, SOCK_STREAM)
t(socketpair, AF_INET); t(socketpair, 99); a, b = socketpair(AF_UNIX, SOCK_DGRAM); t(a.send, b'one'); t(a.send, b'two'); t(b.recv, 2); t(b.recv, 100); t(a.sendto, b'x', ('127.0.0.1', 1)) if False else None
with socket() as q:
    t(q.connect, ('localhost', 1))
    raise_me = 1
t(q.send, b'')
t(lambda: socket.__name__); t(lambda: socket.__module__); t(lambda: s.__class__); t(lambda: str(type(s)))
try:
    socket().connect(("127.0.0.1", 1))
except OSError as e:
    print(e.args, e.errno, e.strerror, e.filename, repr(e), e.__class__.__mro__[1])
try: gethostbyname('nope.invalid')
except gaierror as e: print(e.args, e.errno, e.strerror, repr(e), isinstance(e, OSError), str(e))
try: raise timeout
except OSError as e: print(repr(e))
try: raise timeout('x')
except TimeoutError as e: print(repr(e), str(e), e.errno)
try: raise error(5, 'foo')
except OSError as e: print(repr(e), e)
x = timeout('timed out'); print(x.args)
class Server:
    def __init__(self): self.sock = socket(); self.sock.bind(('127.0.0.1', 0)); self.sock.listen(); self.running = True
    def __enter__(self): return self
    def __exit__(self, *a): self.sock.close(); print('closed', a[0])
    def run(self, n):
        for i in range(n):
            c, addr = self.sock.accept()
            with c:
                for line in c.makefile('rb'):
                    c.sendall(b'%d:' % i + line.upper())
with Server() as srv:
    th = threading.Thread(target=srv.run, args=(2,)); th.start()
    for w in ('hello', 'again'):
        with create_connection(srv.sock.getsockname()) as c:
            c.sendall(f'{w}\n{w}!\n'.encode()); c.shutdown(SHUT_WR)
            print(c.makefile().read().splitlines())
    th.join()
f = socket(); print(f.makefile, f.makefile('rb')) if False else None
sys.stderr.write('bye\n'); sys.exit(f"ended {3}")
