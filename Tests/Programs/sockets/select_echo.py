import select
import socket

listener = socket.socket()
listener.setblocking(False)
listener.bind(("127.0.0.1", 0))
listener.listen()
clients = [socket.create_connection(listener.getsockname()) for _ in range(3)]
for number, client in enumerate(clients):
    client.sendall(f"client {number}".encode())

waiting = {}
inputs = [listener]
outputs = []
echoed = 0
while echoed < 3:
    readable, writable, _ = select.select(inputs, outputs, inputs, 5)
    for s in readable:
        if s is listener:
            connection, _ = s.accept()
            connection.setblocking(0)
            inputs.append(connection)
            waiting[connection] = b""
        else:
            data = s.recv(1024)
            if data:
                waiting[s] += data
                if s not in outputs:
                    outputs.append(s)
            else:
                inputs.remove(s)
                s.close()
    for s in writable:
        sent = s.send(waiting[s])
        waiting[s] = waiting[s][sent:]
        if not waiting[s]:
            outputs.remove(s)
            echoed += 1
for client in clients:
    print(client.recv(100))
    client.close()
print(select.select([], [], [], 0.01))
for arguments in ([1], [1, [], []], [["x"], [], []], [[-1], [], []], [[2000], [], []]):
    try:
        select.select(*arguments)
    except Exception as e:
        print(type(e).__name__, e)
listener.close()
select.select([listener], [], [])
