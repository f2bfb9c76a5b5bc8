# Connections are handed to a small crew of workers by a queue of our own.
import socket
import threading


class Queue:
    def __init__(self, size):
        self.items = []
        self.size = size
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            self.changed.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.changed.notify()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify()
            return item


def worker(queue, results, lock):
    while True:
        connection = queue.get()
        if connection is None:
            return
        with connection:
            number = int(connection.recv(100))
            connection.sendall(str(number * number).encode())
        with lock:
            results.append(number)


queue = Queue(2)
results = []
lock = threading.Lock()
workers = [threading.Thread(target=worker, args=(queue, results, lock)) for _ in range(3)]
for thread in workers:
    thread.start()
listener = socket.create_server(("127.0.0.1", 0))
answers = []
for number in range(6):
    client = socket.create_connection(listener.getsockname())
    connection, _ = listener.accept()
    queue.put(connection)
    client.sendall(str(number).encode())
    answers.append(int(client.recv(100)))
    client.close()
for _ in workers:
    queue.put(None)
for thread in workers:
    thread.join()
print(answers)
print(sorted(results))
listener.close()
