import select
import socket

a, b = socket.socketpair()
poller = select.poll()
poller.register(a, select.POLLIN)
poller.register(b)
print([(fd == b.fileno(), event) for fd, event in poller.poll(0)])
poller.modify(b, select.POLLIN)
print(poller.poll(10))
b.send(b"x")
print([(fd == a.fileno(), event == select.POLLIN) for fd, event in poller.poll()])
b.close()
print([(fd == a.fileno(), event & select.POLLHUP != 0) for fd, event in poller.poll(1000)][:1])
poller.unregister(a)
for action in (lambda: poller.unregister(a), lambda: poller.modify(a, 1), lambda: poller.register("x")):
    try:
        action()
    except Exception as e:
        print(type(e).__name__, str(e) == str(a.fileno()) or e)
poller.register(a, -1)
