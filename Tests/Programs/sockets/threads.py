import threading
import time

results = []


def work(number, *, power=2):
    results.append(number**power)


threads = [threading.Thread(target=work, args=(n,), kwargs={"power": 3}) for n in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results), [t.name for t in threads], [t.is_alive() for t in threads])


class Worker(threading.Thread):
    def __init__(self, text):
        super().__init__(name=f"worker-{text}", daemon=True)
        self.text = text
        self.answer = None

    def run(self):
        self.answer = (self.text.upper(), threading.current_thread() is self)


worker = Worker("abc")
print(worker.name, worker.daemon, worker.is_alive(), worker.ident)
worker.start()
worker.join()
print(worker.answer, worker.ident is not None, threading.active_count())
print(threading.current_thread().name, threading.main_thread() is threading.current_thread())

counter = 0
lock = threading.Lock()


def count():
    global counter
    for _ in range(300):
        with lock:
            counter += 1


threads = [threading.Thread(target=count) for _ in range(5)]
[t.start() for t in threads]
[t.join() for t in threads]
print(counter, lock.locked())

event = threading.Event()
seen = []


def waiter():
    seen.append(event.wait(5))


t = threading.Thread(target=waiter)
t.start()
event.set()
t.join(timeout=5)
print(seen, event.is_set(), t.is_alive())
print(threading.Event().wait(0.001))
sleeper = threading.Thread(target=time.sleep, args=(0.05,))
sleeper.start()
sleeper.join(0.001)
print(sleeper.is_alive())
for call in (
    sleeper.start,
    lambda: threading.Thread(target=work).join(),
    lambda: threading.current_thread().join(),
    lambda: lock.release(),
    lambda: lock.acquire(False, 1),
    lambda: lock.acquire(timeout=-2),
    lambda: threading.RLock().release(),
    lambda: threading.Thread(1),
    lambda: threading.Thread(nonsense=1),
):
    try:
        call()
    except (RuntimeError, ValueError, TypeError, AssertionError) as e:
        print(type(e).__name__, e)
sleeper.join()
timer = threading.Timer(0.001, print, ["from the timer"])
timer.start()
timer.join()
cancelled = threading.Timer(60, print, ["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()
lock.acquire()
print(lock.acquire(False), lock.acquire(True, 0.001))
