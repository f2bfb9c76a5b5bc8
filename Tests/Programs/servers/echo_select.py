# One thread, many clients: select, with what cannot be sent yet kept per client.
import select
import socket

server = socket.create_server(("127.0.0.1", 0))
server.setblocking(False)
inputs = [server]
pending = {}
log = []


def step(timeout=1.0):
    writers = [s for s in pending if pending[s]]
    readable, writable, broken = select.select(inputs, writers, inputs, timeout)
    for s in readable:
        if s is server:
            connection, _ = s.accept()
            connection.setblocking(False)
            inputs.append(connection)
            pending[connection] = b""
            log.append("accepted")
        else:
            data = s.recv(1024)
            if data:
                pending[s] += data.upper()
                log.append(f"received {len(data)}")
            else:
                inputs.remove(s)
                del pending[s]
                s.close()
                log.append("closed")
    for s in writable:
        if s in pending:
            sent = s.send(pending[s])
            pending[s] = pending[s][sent:]
            log.append(f"sent {sent}")


clients = [socket.create_connection(server.getsockname()) for _ in range(2)]
while log.count("accepted") < 2:
    step()
clients[0].sendall(b"first client")
while "sent 12" not in log:
    step()
print(clients[0].recv(100))
clients[1].sendall(b"second")
while "sent 6" not in log:
    step()
print(clients[1].recv(100))
for client in clients:
    client.close()
while log.count("closed") < 2:
    step()
print(log)
print(select.select([server], [], [], 0))
server.close()
