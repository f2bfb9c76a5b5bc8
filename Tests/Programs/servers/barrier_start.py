# All clients connect at the same moment: a barrier.
import socket
import threading

N = 4
started = []
barrier = threading.Barrier(N + 1, action=lambda: started.append("go"), timeout=5)
listener = socket.create_server(("127.0.0.1", 0), backlog=N)
results = {}


def client(number):
    barrier.wait()
    with socket.create_connection(listener.getsockname()) as sock:
        sock.sendall(bytes([number]))
        results[number] = sock.recv(10)


threads = [threading.Thread(target=client, args=(n,)) for n in range(N)]
for thread in threads:
    thread.start()
print(barrier.parties, barrier.broken)
print(barrier.wait() in range(N + 1), started)
for _ in range(N):
    connection, _ = listener.accept()
    with connection:
        number = connection.recv(1)[0]
        connection.sendall(b"*" * number + b".")
for thread in threads:
    thread.join()
print(sorted(results.items()))
lonely = threading.Barrier(2)
try:
    lonely.wait(timeout=0.01)
except threading.BrokenBarrierError as error:
    print(repr(error), lonely.broken, lonely.n_waiting)
try:
    lonely.wait()
except threading.BrokenBarrierError:
    print("still broken")
lonely.reset()
print(lonely.broken)
lonely.abort()
print(lonely.broken, repr(lonely).split(" at ")[0], repr(lonely).split(": ")[1])
print(repr(threading.Barrier(3)).split(": ")[1])
listener.close()
