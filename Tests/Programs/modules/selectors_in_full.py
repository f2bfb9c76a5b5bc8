# Each kind of selector: registering, changing, the map of what is registered, and what is refused.
import selectors
import socket

a, b = socket.socketpair()


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, str(error).replace(repr(a), "a").replace(repr(b), "b").replace(f"FD {a.fileno()}", "FD n"))


for kind in [selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector]:
    print(kind.__name__)
    with kind() as selector:
        key = selector.register(a, selectors.EVENT_READ, data="reads")
        print(key.fileobj is a, key.fd == a.fileno(), key.events, key.data)
        print(selector.select(0), selector.select(timeout=-1))
        b.sendall(b"x")
        print([(key.data, events) for key, events in selector.select(5)])
        changed = selector.modify(a, selectors.EVENT_READ | selectors.EVENT_WRITE, "both")
        print([(key.data, events) for key, events in selector.select()], changed.events)
        same = selector.modify(a, 3, "other data")
        print(same.data, selector.get_key(a).data)
        table = selector.get_map()
        print(len(table), a in table, b in table, table[a].data, table.get(b), table.get(b, "no"), table.get(a).events)
        print(list(table) == [a.fileno()], list(table.keys()) == [a.fileno()], [k.data for k in table.values()],
              [(fd == a.fileno(), k.data) for fd, k in table.items()])
        attempt("again", lambda: selector.register(a, selectors.EVENT_READ))
        attempt("missing", lambda: selector.get_key(b))
        attempt("missing", lambda: selector.unregister(b))
        attempt("missing", lambda: selector.modify(b, 1))
        attempt("missing", lambda: table[b])
        attempt("events", lambda: selector.register(b, 0))
        attempt("events", lambda: selector.register(b, 8))
        attempt("events", lambda: selector.register(b, "r"))
        attempt("file", lambda: selector.register("b", 1))
        attempt("file", lambda: selector.register(-5, 1))
        attempt("timeout", lambda: selector.select("1"))
        print(selector.unregister(a).data, len(table))
        a.recv(1)
    print(selector.get_map())
    attempt("closed", lambda: selector.get_key(a))
attempt("abstract", lambda: selectors.BaseSelector())
a.close()
b.close()
with selectors.SelectSelector() as selector:
    a, b = socket.socketpair()
    selector.register(a, 1)
    attempt("abstract", lambda: selectors.BaseSelector.register(selector, b, 1))
    attempt("abstract", lambda: selectors.BaseSelector.unregister(selector, b))
    attempt("abstract", lambda: selectors.BaseSelector.select(selector))
    print(selectors.BaseSelector.modify(selector, a, 2, "changed").data, selector.get_key(a).data)
    a.close()
    b.close()
attempt("arguments", lambda: selectors.EpollSelector().select(1, 2))
attempt("arguments", lambda: selectors.PollSelector().register())
attempt("arguments", lambda: selectors.SelectSelector().select(1, 2))
attempt("arguments", lambda: selectors.EpollSelector().fileno(1))
