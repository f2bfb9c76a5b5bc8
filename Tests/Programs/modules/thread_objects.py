# Thread objects: names, flags, old spellings and misuse.
import sys
import threading
import time

done = threading.Event()
thread = threading.Thread(target=done.wait, args=(5,), name="worker", daemon=True)
print(thread.name, thread.daemon, thread.is_alive(), thread.ident, thread.native_id)
thread.start()
print(thread.is_alive(), thread.ident is not None, thread.native_id is not None, thread.isDaemon(), thread.getName())
thread.name = "renamed"
thread.setName("again")
print(thread.name, threading.active_count(), threading.activeCount(), [each.name for each in threading.enumerate()])
print(threading.current_thread() is threading.main_thread(), threading.currentThread().name, threading.get_ident() == threading.main_thread().ident,
      threading.get_native_id() > 0)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: thread.start())
attempt(lambda: setattr(thread, "daemon", False))
attempt(lambda: thread.setDaemon(True))
attempt(lambda: threading.current_thread().join())
attempt(lambda: threading.Thread(target=1, args=2, colour=3))
attempt(lambda: threading.Thread("group"))
attempt(lambda: threading.Thread().join())
attempt(lambda: thread.join("x"))
done.set()
thread.join()
print(thread.is_alive(), done.is_set(), done.isSet(), thread.join(), repr(thread)[:22])
done.clear()
print(done.wait(0.01), done.is_set())


class Worker(threading.Thread):
    def __init__(self, number):
        super().__init__(name=f"worker-{number}")
        self.number = number

    def run(self):
        self.result = self.number ** 2


workers = [Worker(n) for n in range(3)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print([worker.result for worker in workers], [worker.name for worker in workers])


class Careless(threading.Thread):
    def __init__(self):
        pass


attempt(lambda: Careless().start())
late = threading.Thread()
late.daemon = True
late.setDaemon(False)
print(late.daemon)
print("the last line", file=sys.stderr)
