# Services by name: over which transports they are offered decides what getaddrinfo answers.
import errno
import socket


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for name in ["http", "www", "https", "ssh", "echo", "domain", "imap", "imap2", "ntp", "tftp", "ftp", "snmp", "pop3", "irc", "HTTP", "zork"]:
    for proto in ["tcp", "udp", "zork"]:
        attempt(lambda: (name, proto, socket.getservbyname(name, proto)))
    attempt(lambda: socket.getaddrinfo("127.0.0.1", name))
    attempt(lambda: socket.getaddrinfo("127.0.0.1", name, type=socket.SOCK_DGRAM))
for port in [7, 22, 80, 123, 143, 443, 514, 3306, 5432, 6379, 8080, 9]:
    attempt(lambda: (socket.getservbyport(port), socket.getservbyport(port, "tcp")))
    attempt(lambda: socket.getservbyport(port, "udp"))
for number in [socket.SOCK_STREAM, socket.AF_INET]:
    attempt(lambda: number in socket.AddressFamily)
print(list(errno.errorcode.items()))
