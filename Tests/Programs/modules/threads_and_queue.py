# A queue of one's own between producers and consumers.
import threading


class Queue:
    def __init__(self, most=2):
        self.items, self.most = [], most
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            self.changed.wait_for(lambda: len(self.items) < self.most)
            self.items.append(item)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify_all()
            return item


queue, results, lock = Queue(), [], threading.Lock()


def producer(name, count):
    for n in range(count):
        queue.put((name, n))
    queue.put(None)


def consumer():
    ended = 0
    while ended < 2:
        item = queue.get()
        if item is None:
            ended += 1
            continue
        with lock:
            results.append(item)


threads = [threading.Thread(target=producer, args=("a", 3)), threading.Thread(target=producer, kwargs={"name": "b", "count": 2}),
           threading.Thread(target=consumer, name="consumer")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join(5)
print(sorted(results), threads[2].name, [thread.is_alive() for thread in threads])
