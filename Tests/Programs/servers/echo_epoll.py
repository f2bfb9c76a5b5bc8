# The same with epoll, as Linux programs do it.
import select
import socket

server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
epoll = select.epoll()
epoll.register(server.fileno(), select.EPOLLIN)
connections, requests, responses = {}, {}, {}
client = socket.create_connection(server.getsockname())
client.sendall(b"GET /\n\n")
served = 0
while not served:
    for fileno, event in epoll.poll(1):
        if fileno == server.fileno():
            connection, _ = server.accept()
            connection.setblocking(False)
            epoll.register(connection.fileno(), select.EPOLLIN)
            connections[connection.fileno()] = connection
            requests[connection.fileno()] = b""
        elif event & select.EPOLLIN:
            requests[fileno] += connections[fileno].recv(1024)
            if b"\n\n" in requests[fileno]:
                responses[fileno] = b"HTTP/1.0 200 OK\r\n\r\nhello"
                epoll.modify(fileno, select.EPOLLOUT)
        elif event & select.EPOLLOUT:
            sent = connections[fileno].send(responses[fileno])
            responses[fileno] = responses[fileno][sent:]
            if not responses[fileno]:
                epoll.unregister(fileno)
                connections[fileno].close()
                served += 1
print(client.recv(1024))
for attempt in (lambda: epoll.register(server), lambda: epoll.modify(client, 1),
                lambda: epoll.unregister(client), lambda: epoll.register("x"),
                lambda: epoll.poll("x"), lambda: epoll.poll(0, 0)):
    try:
        print(attempt())
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
epoll.modify(server, select.EPOLLIN | select.EPOLLONESHOT)
other = socket.create_connection(server.getsockname())
print(len(epoll.poll(1, maxevents=1)), len(epoll.poll(0)), epoll.closed, epoll.fileno() > 2)
with epoll as same:
    print(same is epoll)
print(epoll.closed)
for attempt in (epoll.poll, epoll.fileno, lambda: select.epoll(-2)):
    try:
        attempt()
    except ValueError as error:
        print("ValueError:", error)
for s in (other, client, server):
    s.close()
