import threading

queue = []
changed = threading.Condition()
done = []


def consume():
    while True:
        with changed:
            changed.wait_for(lambda: queue)
            item = queue.pop(0)
        if item is None:
            return
        done.append(item)


thread = threading.Thread(target=consume)
thread.start()
for item in ("a", "b", "c", None):
    with changed:
        queue.append(item)
        changed.notify()
thread.join()
print(done)
with changed:
    print(changed.wait(0.001))
    changed.notify_all()
recursive = threading.RLock()
with recursive:
    with recursive:
        print(recursive.acquire(blocking=False))
        recursive.release()
semaphore = threading.BoundedSemaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False))
semaphore.release()
semaphore.release()
for call in (semaphore.release, changed.notify, changed.wait, lambda: threading.Semaphore(-1)):
    try:
        call()
    except (ValueError, RuntimeError) as e:
        print(type(e).__name__, e)
changed.release()
