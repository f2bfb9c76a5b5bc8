# getaddrinfo and getnameinfo, with each argument.
import socket

attempts = [
    lambda: (socket.error, socket.timeout, socket.herror, socket.gaierror),
    lambda: socket.gaierror.__mro__,
    lambda: socket.herror.__bases__,
    lambda: socket.getnameinfo(('127.0.0.1', 80), 0),
    lambda: socket.getnameinfo(('127.0.0.1', 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV),
    lambda: socket.getnameinfo(('127.0.0.1', 8000), socket.NI_NUMERICHOST),
    lambda: socket.getnameinfo('x', 0),
    lambda: socket.getnameinfo(('x',), 0),
    lambda: socket.getnameinfo(('127.0.0.1', 'x'), 0),
    lambda: socket.getnameinfo(('127.0.0.1', 80)),
    lambda: socket.getnameinfo(('no.such.invalid', 80), 0),
    lambda: socket.getaddrinfo('127.0.0.1', 80),
    lambda: socket.getaddrinfo('localhost', 80, socket.AF_INET),
    lambda: socket.getaddrinfo('localhost', 'http', socket.AF_INET, socket.SOCK_STREAM),
    lambda: socket.getaddrinfo('127.0.0.1', 'http', type=socket.SOCK_STREAM),
    lambda: socket.getaddrinfo('127.0.0.1', '8080', proto=socket.IPPROTO_TCP),
    lambda: socket.getaddrinfo('127.0.0.1', 80, socket.AF_INET, socket.SOCK_DGRAM),
    lambda: socket.getaddrinfo('127.0.0.1', 80, socket.AF_INET, socket.SOCK_RAW),
    lambda: socket.getaddrinfo(None, 80, socket.AF_INET, socket.SOCK_STREAM),
    lambda: socket.getaddrinfo(None, 80, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_PASSIVE),
    lambda: socket.getaddrinfo('', 80),
    lambda: socket.getaddrinfo('no.such.invalid', 80),
    lambda: socket.getaddrinfo('127.0.0.1', 'nosuch'),
    lambda: socket.getaddrinfo('127.0.0.1', None),
    lambda: socket.getaddrinfo('127.0.0.1', 70000),
    lambda: socket.getaddrinfo('127.0.0.1', -1),
    lambda: socket.getaddrinfo('127.0.0.1', 1.5),
    lambda: socket.getaddrinfo(1, 2),
    lambda: socket.getaddrinfo('127.0.0.1'),
    lambda: socket.getaddrinfo('127.0.0.1', 80, 77),
    lambda: socket.getaddrinfo('127.0.0.1', 80, 0, 77),
    lambda: socket.getaddrinfo('127.0.0.1', 80, 0, socket.SOCK_STREAM, socket.IPPROTO_UDP),
    lambda: socket.getaddrinfo('localhost', 80, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST),
    lambda: socket.getaddrinfo('localhost', 80, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_CANONNAME),
    lambda: socket.getaddrinfo(host='127.0.0.1', port=80, type=socket.SOCK_STREAM),
    lambda: socket.getaddrinfo(b'127.0.0.1', b'80', type=socket.SOCK_STREAM),
    lambda: socket.getaddrinfo(None, None),
    lambda: socket.gaierror(-2, 'x'),
    lambda: str(socket.gaierror(-2, 'x')),
    lambda: socket.herror(1, 'x').errno,
]
for number, attempt in enumerate(attempts):
    try:
        print(number, repr(attempt()))
    except Exception as error:
        print(number, type(error).__name__ + ":", error)
