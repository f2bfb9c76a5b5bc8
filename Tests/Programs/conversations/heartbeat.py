# A server that expects a sign of life and closes what stays silent.
import socket
import threading


def watch(connection, log):
    connection.settimeout(0.05)
    missed = 0
    with connection:
        while True:
            try:
                data = connection.recv(10)
            except TimeoutError:
                missed += 1
                log.append("missed")
                if missed == 2:
                    connection.sendall(b"goodbye")
                    return
                continue
            if not data:
                return
            missed = 0
            log.append(data.decode())
            connection.sendall(b"pong")


here, there = socket.socketpair()
log = []
thread = threading.Thread(target=watch, args=(there, log))
thread.start()
for _ in range(3):
    here.sendall(b"ping")
    print(here.recv(10))
print(here.recv(10), here.recv(10))
thread.join()
print(log[:3], log[-2:])
try:
    here.sendall(b"ping")
except BrokenPipeError as error:
    print(error)
here.close()
