# del removes names, items, slices and attributes.
class Session:
    def __init__(self):
        self.user = "ann"


session = Session()
del session.user
try:
    del session.user
except AttributeError as error:
    print(error)
buffer = bytearray(b"0123456789")
del buffer[:3]
del buffer[-1], buffer[0]
print(buffer)
clients = {3: "a", 4: "b", 5: "c"}
for fd in list(clients):
    if fd % 2:
        del clients[fd]
print(clients)
try:
    del clients[99]
except KeyError as error:
    print("KeyError:", error)
queue = list("abcdefgh")
del queue[1:6:2]
print(queue)
del queue[::-1]
print(queue)
name = "here"
del name
try:
    name
except NameError as error:
    print(error)
for target in ((1, 2), "text", b"text", 5, None, range(3)):
    try:
        del target[0]
    except TypeError as error:
        print(error)


def local():
    value = 1
    del value
    return value


try:
    local()
except UnboundLocalError as error:
    print(error)
