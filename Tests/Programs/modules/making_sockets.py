# Making sockets: what is accepted, and what each mistake is called.
import socket

attempts = [
    lambda: socket.socket('x'),
    lambda: socket.socket(1.5),
    lambda: socket.socket(2, 'x'),
    lambda: socket.socket(2, 1, 'x'),
    lambda: socket.socket(2, 1, 0, 'x'),
    lambda: socket.socket(2, 1, 0, 1.5),
    lambda: socket.socket(fileno=-1),
    lambda: socket.socket(fileno=2.0),
    lambda: socket.socket(2, 1, 0, None, 5),
    lambda: socket.socket(2, 99),
    lambda: socket.socket(99, 1),
    lambda: socket.socket(2, 1, 17),
    lambda: socket.socket(2**40),
    lambda: socket.socket(bad=1),
    lambda: socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM).type,
    lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK).gettimeout(),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK).type,
    lambda: socket.socket(proto=6).proto,
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 17).proto,
    lambda: socket.fromfd('x', 2, 1),
    lambda: socket.fromfd(1),
    lambda: socket.dup('x'),
    lambda: socket.socketpair(socket.AF_INET),
    lambda: socket.socketpair(2, 3, 4, 5),
    lambda: socket.socketpair('x'),
    lambda: socket.create_connection('x'),
    lambda: socket.create_connection(('127.0.0.1', 1)),
    lambda: socket.create_connection(('127.0.0.1', 1), timeout=-1),
    lambda: socket.create_connection(('127.0.0.1', 1), 'x'),
    lambda: socket.create_connection(('127.0.0.1', 'x')),
    lambda: socket.create_connection(('127.0.0.1',)),
    lambda: socket.create_connection(5),
    lambda: socket.create_connection(),
    lambda: socket.create_connection(('nosuch.invalid', 1)),
    lambda: socket.create_connection(('127.0.0.1', 1), bad=1),
    lambda: socket.create_server('x'),
    lambda: socket.create_server(('127.0.0.1', 'x')),
    lambda: socket.create_server(('127.0.0.1', 0), backlog='x'),
    lambda: socket.create_server(('127.0.0.1', 0), 2),
    lambda: socket.create_server(),
    lambda: socket.create_server(('127.0.0.1', 0), dualstack_ipv6=True),
    lambda: socket.create_server(('127.0.0.1', 0), family=socket.AF_INET).type,
    lambda: socket.create_server(srv.getsockname()),
]
for number, attempt in enumerate(attempts):
    try:
        print(number, repr(attempt()))
    except Exception as error:
        print(number, type(error).__name__ + ":", error)
