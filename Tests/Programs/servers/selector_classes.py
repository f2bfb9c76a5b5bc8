# Each selector of the module gives the same answers.
import selectors
import socket

for kind in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
    a, b = socket.socketpair()
    with kind() as selector:
        selector.register(a, selectors.EVENT_READ, "a")
        selector.register(b, selectors.EVENT_WRITE, "b")
        print(kind.__name__, [(key.data, mask) for key, mask in selector.select(0)])
        b.send(b"x")
        print(sorted((key.data, mask) for key, mask in selector.select()))
        selector.modify(a, selectors.EVENT_READ | selectors.EVENT_WRITE, "both")
        print(sorted((key.data, mask) for key, mask in selector.select(0.1)))
        selector.unregister(b)
        b.close()
        print(sorted((key.data, mask) for key, mask in selector.select(-1) if key.data == "both"))
        selector.unregister(a)
        print(len(selector.get_map()), [key.data for key in selector.get_map().values()])
    print(selector.get_map())
    a.close()
print([c.__name__ for c in selectors.EpollSelector.__mro__])
