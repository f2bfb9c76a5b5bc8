from select import select
from socket import AF_INET, SOCK_STREAM, error, socket, timeout

s = socket(AF_INET, SOCK_STREAM)
s.bind(("", 0))
print(s.getsockname()[0])
s.listen(1)
print(select([s], [], [], 0))
try:
    s.connect(("127.0.0.1", 70000))
except OverflowError as e:
    print(e)
try:
    s.recv(1)
except error as e:
    print(e)
from socket import no_such_name
