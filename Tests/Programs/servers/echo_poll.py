# The same with poll: masks and file numbers.
import select
import socket

server = socket.create_server(("127.0.0.1", 0))
poller = select.poll()
poller.register(server, select.POLLIN)
sockets = {server.fileno(): server}
client = socket.create_connection(server.getsockname())
client.sendall(b"over poll")
client.shutdown(socket.SHUT_WR)
events = []
done = False
while not done:
    for fd, event in poller.poll(1000):
        s = sockets[fd]
        if s is server:
            connection, _ = server.accept()
            sockets[connection.fileno()] = connection
            poller.register(connection, select.POLLIN | select.POLLOUT)
            events.append("accept")
        elif event & select.POLLIN:
            data = s.recv(100)
            if data:
                events.append("in")
                s.sendall(data[::-1])
            else:
                events.append("end")
                poller.unregister(s)
                del sockets[fd]
                s.close()
                done = True
        elif event & select.POLLOUT:
            events.append("out")
            poller.modify(s, select.POLLIN)
print([e for e in events if e != "out"])
print(client.recv(100), client.recv(100))
try:
    poller.unregister(client)
except KeyError:
    print("KeyError")
try:
    poller.modify(client, select.POLLIN)
except FileNotFoundError as error:
    print("FileNotFoundError:", error)
client.close()
server.close()
