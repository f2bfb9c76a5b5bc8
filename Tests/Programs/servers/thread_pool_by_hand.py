# A pool of threads with results to wait for, made of Condition and Event.
import threading
import time


class Future:
    def __init__(self):
        self._done = threading.Event()
        self._result = None
        self._error = None

    def set(self, result=None, error=None):
        self._result, self._error = result, error
        self._done.set()

    def result(self, timeout=None):
        if not self._done.wait(timeout):
            raise TimeoutError("no result yet")
        if self._error is not None:
            raise self._error
        return self._result


class Pool:
    def __init__(self, size):
        self.tasks = []
        self.cond = threading.Condition()
        self.closed = False
        self.threads = [threading.Thread(target=self._work, name=f"worker-{i}") for i in range(size)]
        for t in self.threads:
            t.start()

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        with self.cond:
            if self.closed:
                raise RuntimeError("cannot schedule new futures after shutdown")
            self.tasks.append((future, fn, args, kwargs))
            self.cond.notify()
        return future

    def _work(self):
        while True:
            with self.cond:
                self.cond.wait_for(lambda: self.tasks or self.closed)
                if not self.tasks:
                    return
                future, fn, args, kwargs = self.tasks.pop(0)
            try:
                future.set(fn(*args, **kwargs))
            except Exception as error:
                future.set(error=error)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        with self.cond:
            self.closed = True
            self.cond.notify_all()
        for t in self.threads:
            t.join()


def slow(n, *, power=2):
    time.sleep(0.001)
    return n ** power


with Pool(4) as pool:
    futures = {n: pool.submit(slow, n, power=3 if n % 2 else 2) for n in range(10)}
    bad = pool.submit(slow, "x")
    late = pool.submit(time.sleep, 0.05)
    try:
        late.result(timeout=0.001)
    except TimeoutError as error:
        print("timeout:", error)
    print({n: f.result() for n, f in futures.items()})
    try:
        bad.result()
    except TypeError as error:
        print("failed:", error)
print(all(not t.is_alive() for t in pool.threads), [t.name for t in pool.threads])
counter = 0
lock = threading.Lock()


def count(n):
    global counter
    for _ in range(n):
        with lock:
            counter += 1


ts = [threading.Thread(target=count, args=(500,)) for _ in range(8)]
[t.start() for t in ts]
[t.join() for t in ts]
print(counter)
pool.submit(print, "never")
