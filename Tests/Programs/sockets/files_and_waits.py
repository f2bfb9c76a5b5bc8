import socket, select, threading, time, selectors, errno, struct
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except BaseException as e: print(type(e).__name__, e)
# rw text file gotchas
a, b = socket.socketpair()
f = a.makefile('rw')
b.sendall(b'one\ntwo\nthree\n')
print(repr(f.readline()))
f.write('reply\n'); f.flush()
print(b.recv(100))
b.sendall(b'four\n'); b.shutdown(socket.SHUT_WR)
print(repr(f.read()))
f.close(); a.close(); b.close()
# non-blocking makefile
a, b = socket.socketpair(); a.setblocking(False)
r = a.makefile('rb')
t(r.read, 5); t(r.readline); t(r.read); b.send(b'xy'); t(r.read, 5); t(r.read1); t(r.peek)
w = a.makefile('wb')
t(w.write, b'z' * 100); t(w.flush)
n = 0
try:
    while True: n += a.send(b'q' * 60000)
except BlockingIOError: pass
t(w.write, b'z' * 5000); t(w.flush)
try: w.write(b'y' * 9000)
except BlockingIOError as e: print(e.args, e.characters_written)
b.close()
try: w.close()
except OSError as e: print(type(e).__name__, e)
a.close()
# buffering sizes
a, b = socket.socketpair(); r = a.makefile('rb', buffering=4); b.sendall(b'0123456789abcdef\nzz'); b.close()
print(r.read(2), r.read(5), r.readline(3), r.readline(), r.read(1), r.read())
r.close(); a.close()
# text partial decode
a, b = socket.socketpair(); r = a.makefile('r', encoding='utf-8'); 
def slow():
    for x in 'h\u20acllo\n'.encode(): b.send(bytes([x])); time.sleep(0.001)
    b.close()
th = threading.Thread(target=slow); th.start(); print(ascii(r.readline())); th.join(); r.close(); a.close()
# io refs
a, b = socket.socketpair(); f1 = a.makefile('rb'); f2 = a.makefile('wb'); a.close(); t(a.send, b'still') ; f1.close(); f2.write(b'buffered'); f2.close(); print(b.recv(100), b.recv(10)); t(a.send, b'x'); b.close()
# with on file and for
a, b = socket.socketpair(); b.sendall(b'l1\nl2\n'); b.close()
with a, a.makefile() as f:
    for i, line in enumerate(f, 1): print(i, line, end='')
print(a.fileno(), f.closed)
# listener timeouts inheritance
l = socket.create_server(('127.0.0.1', 0)); l.settimeout(3); c = socket.create_connection(l.getsockname(), timeout=2); s, _ = l.accept(); print(c.gettimeout(), s.gettimeout(), s.getblocking())
socket.setdefaulttimeout(4); c2 = socket.create_connection(l.getsockname()); s2, _ = l.accept(); print(c2.gettimeout(), s2.gettimeout()); socket.setdefaulttimeout(None)
for x in (c, s, c2, s2): x.close()
l.settimeout(0); t(l.accept); l.close()
# select with ints, tuples, objects
class F:
    def __init__(self, s): self.s = s
    def fileno(self): return self.s.fileno()
a, b = socket.socketpair(); o = F(a); b.send(b'!')
r, w, x = select.select((o, b.fileno()), {b}, [], 1.5); print(r == [o], w == [b], x)
class G:
    def fileno(self): return 'x'
t(select.select, [G()], [], []); t(select.select, [o], [], [], '1'); t(select.select, [None], [], []); t(select.select, range(0), (), [], 0)
p = select.poll(); p.register(o, select.POLLIN | select.POLLOUT); print([(fd == a.fileno(), ev) for fd, ev in p.poll(0)])
sel = selectors.SelectSelector(); k = sel.register(o, selectors.EVENT_READ | selectors.EVENT_WRITE, data={'n': 1}); print(k.fd == a.fileno(), k.events, k.data, k[1] == k.fd, len(k), k._fields if hasattr(k, '_fields') else '')
print([(key.fileobj is o, m) for key, m in sel.select(1)]); sel.close()
with selectors.DefaultSelector() as d: d.register(a, 1); print([m for k, m in d.select(-1)], a in d.get_map(), b in d.get_map(), 5000 in d.get_map())
a.close(); b.close()
t(struct.unpack, '!H', b'1'); 
ev = threading.Event(); out = []
def waiter(n): ev.wait(); out.append(n)
ts = [threading.Thread(target=waiter, args=(i,)) for i in range(5)]; [x.start() for x in ts]; print(threading.active_count()); ev.set(); [x.join() for x in ts]; print(sorted(out), threading.active_count(), threading.enumerate()[0].name)
loc = threading.Lock()
with loc: print(loc.locked(), loc.acquire(blocking=False))
t(loc.__enter__); t(loc.__exit__, None, None, None)
def deep(n): return deep(n + 1)
def rec():
    try: deep(0)
    except RecursionError as e: out.append(str(e))
x = threading.Thread(target=rec); x.start(); x.join(); print(out[-1])
r = threading.RLock(); r.acquire(); r.acquire(); r.release(); r.release(); t(r.release)
s = socket.socket(); s.settimeout(0.05)
t(s.connect, ('127.0.0.1', 1))
s.close(); t(s.settimeout, 1); t(s.gettimeout); t(s.setblocking, True); t(s.getblocking); t(s.connect, ('127.0.0.1', 1)); t(s.connect_ex, ('127.0.0.1', 1)); t(s.bind, ('127.0.0.1', 0)); t(s.sendto, b'x', ('127.0.0.1', 1)); t(s.recvfrom, 1); t(s.dup); t(s.makefile); t(s.getsockopt, 1, 2); t(s.listen)
