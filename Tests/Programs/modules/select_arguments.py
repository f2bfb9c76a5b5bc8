# select and poll with right and wrong arguments.
import select
import socket

a, b = socket.socketpair()
p = select.poll()

attempts = [
    lambda: select.select(),
    lambda: select.select([], []),
    lambda: select.select([], [], [], 0),
    lambda: select.select([], [], [], -1),
    lambda: select.select([], [], [], 'x'),
    lambda: select.select(5, [], []),
    lambda: select.select(['x'], [], []),
    lambda: select.select([-1], [], []),
    lambda: select.select([99999], [], []),
    lambda: select.select([object()], [], []),
    lambda: select.select([1.5], [], []),
    lambda: select.select([], [], [], timeout=1),
    lambda: select.select([2 ** 70], [], []),
    lambda: select.select((a,), {b}, iter([]), 0) == ([], [b], []),
    lambda: p.poll(0),
    lambda: p.poll(-1, 2),
    lambda: p.poll('x'),
    lambda: p.register(),
    lambda: p.register('x'),
    lambda: p.register(a, 'x'),
    lambda: p.register(a, -1),
    lambda: p.register(a, 99999),
    lambda: p.register(a),
    lambda: p.poll(0) == [(a.fileno(), select.POLLOUT)],
    lambda: p.modify(a, select.POLLIN),
    lambda: p.poll(1.7),
    lambda: p.modify(a),
    lambda: p.modify(b, 1),
    lambda: p.unregister(a),
    lambda: p.unregister(b.fileno()) if False else None,
    lambda: p.unregister('x'),
    lambda: p.nosuch,
    lambda: p.poll(2 ** 40),
    lambda: select.POLLNVAL | select.POLLHUP | select.POLLRDHUP,
    lambda: [select.EPOLLIN, select.EPOLLOUT, select.EPOLLET, select.EPOLLONESHOT],
]
for number, attempt in enumerate(attempts):
    try:
        print(number, repr(attempt()))
    except Exception as error:
        print(number, type(error).__name__ + ":", error)
