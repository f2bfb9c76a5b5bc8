# Numbers that poll, epoll and select take, and those that they refuse.
import select
import socket

a, b = socket.socketpair()
poller = select.poll()


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


attempt("mask", lambda: poller.register(a, 1 << 16))
attempt("mask", lambda: poller.register(a, 1 << 70))
attempt("mask", lambda: poller.register(a, -1))
attempt("mask", lambda: poller.register(a, "in"))
attempt("timeout", lambda: poller.poll(float("nan")))
attempt("timeout", lambda: poller.poll(1e300))
attempt("timeout", lambda: poller.poll(1 << 40))
attempt("timeout", lambda: poller.poll("1"))
attempt("timeout", lambda: poller.poll(0.5))
attempt("poll()", lambda: type(poller)())
attempt("modify", lambda: poller.modify(a, 1))
attempt("unregister", lambda: poller.unregister(999))
attempt("select", lambda: select.select([], [], [], float("nan")))
attempt("select", lambda: select.select([], [], [], 1e300))
attempt("select", lambda: select.select([], [], [], "1"))
attempt("select", lambda: select.select([], [], [], -1))
attempt("select", lambda: select.select([a] * 1025, [], [], 0))
attempt("select", lambda: select.select([2000], [], [], 0))
attempt("sleepless", lambda: select.select([], [], [], 0))
a.close()
b.close()
