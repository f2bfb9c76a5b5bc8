# A queue with a bound between threads, and other meeting points of threads.
import threading


class Closed(Exception):
    """Raised when the queue was closed."""


class BoundedQueue:
    def __init__(self, maxsize):
        self.items, self.maxsize, self.closed = [], maxsize, False
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)

    def put(self, item):
        with self.not_full:
            while len(self.items) >= self.maxsize:
                self.not_full.wait()
            self.items.append(item)
            self.not_empty.notify()

    def get(self, timeout=None):
        with self.not_empty:
            if not self.not_empty.wait_for(lambda: self.items or self.closed, timeout):
                raise TimeoutError
            if not self.items:
                raise Closed
            item = self.items.pop(0)
            self.not_full.notify()
            return item

    def close(self):
        with self.mutex:
            self.closed = True
            self.not_empty.notify_all()

    def __len__(self):
        with self.mutex:
            return len(self.items)

    def __iter__(self):
        try:
            while True:
                yield self.get()
        except Closed:
            return


q = BoundedQueue(3)
results = []
rlock = threading.RLock()


def consumer():
    for item in q:
        with rlock, rlock:
            results.append(item * item)


consumers = [threading.Thread(target=consumer) for _ in range(3)]
for c in consumers:
    c.start()
for i in range(50):
    q.put(i)
q.close()
for c in consumers:
    c.join()
print(sorted(results) == [i * i for i in range(50)], len(q))
empty = BoundedQueue(1)
try:
    empty.get(timeout=0.01)
except TimeoutError as e:
    print(repr(e), e.args)
sem = threading.BoundedSemaphore(2)
active, peak = 0, 0
guard = threading.Lock()
barrier = threading.Barrier(4)


def limited():
    global active, peak
    barrier.wait()
    with sem:
        with guard:
            active += 1
            peak = max(peak, active)
        with guard:
            active -= 1


ts = [threading.Thread(target=limited) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(1 <= peak <= 2, active)
local = threading.local()
local.x = "main"
seen = []


def see():
    try:
        local.x
    except AttributeError as e:
        seen.append(str(e))
    local.x = threading.current_thread().name
    seen.append(local.x)


t = threading.Thread(target=see, name="seer"); t.start(); t.join()
print(seen, local.x, vars(local) if False else local.__dict__)


def boom():
    raise Closed("in a thread")


t = threading.Thread(target=boom, name="boomer")
t.start()
t.join()
print("main goes on")
sem.release()
