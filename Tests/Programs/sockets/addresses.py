import socket

print(socket.inet_aton("127.0.0.1"), socket.inet_ntoa(b"\x7f\x00\x00\x01"))
print(socket.inet_pton(socket.AF_INET, "10.1.2.3"), socket.inet_ntop(socket.AF_INET, b"\n\x01\x02\x03"))
print(socket.inet_aton("1.2"), socket.inet_aton("0x7f.1"))
print(socket.htons(80), socket.ntohs(20480), socket.htonl(1), socket.ntohl(0x01000000))
print(socket.gethostbyname("localhost"), socket.gethostbyname("127.0.0.2"), socket.gethostbyname(""))
print(socket.getservbyname("http"), socket.getservbyport(80), socket.getservbyname("echo", "tcp"))
for entry in socket.getaddrinfo("127.0.0.1", 80):
    print(entry)
print(socket.getaddrinfo("127.0.0.1", "http", type=socket.SOCK_STREAM))
print(socket.getaddrinfo(None, 8080, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_PASSIVE))
for call in (
    lambda: socket.inet_aton("nonsense"),
    lambda: socket.inet_ntoa(b"123"),
    lambda: socket.inet_pton(socket.AF_INET, "1.2.3"),
    lambda: socket.htons(70000),
    lambda: socket.htonl(-1),
    lambda: socket.getservbyname("nonsense"),
    lambda: socket.socket().connect("127.0.0.1"),
    lambda: socket.socket().connect(("127.0.0.1",)),
    lambda: socket.socket().connect(("127.0.0.1", "80")),
    lambda: socket.socket().connect(("127.0.0.1", 65536)),
    lambda: socket.socket().connect((127, 80)),
    lambda: socket.socket().connect("127.0.0.1", 80),
    lambda: socket.socket().bind(["127.0.0.1", 0]),
    lambda: socket.socket("AF_INET"),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM, 0, None, 1),
    lambda: socket.gethostbyname("no such host"),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
socket.create_connection(("no-such-host.invalid", 80))
