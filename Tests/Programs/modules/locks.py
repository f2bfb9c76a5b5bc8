# Locks, events, conditions and semaphores with right and wrong arguments.
import threading

lock, rlock = threading.Lock(), threading.RLock()
event, condition, semaphore = threading.Event(), threading.Condition(), threading.Semaphore(1)

attempts = [
    lambda: type(lock).__name__,
    lambda: lock.acquire(),
    lambda: lock.locked(),
    lambda: lock.acquire(False),
    lambda: lock.acquire(blocking=False),
    lambda: lock.acquire(timeout=0.01),
    lambda: lock.acquire(False, 1),
    lambda: lock.acquire(timeout=-5),
    lambda: lock.acquire(timeout='x'),
    lambda: lock.acquire(1, 2, 3),
    lambda: lock.acquire(timeout=1e30),
    lambda: lock.release(),
    lambda: lock.release(),
    lambda: lock.release(1),
    lambda: lock.__enter__(),
    lambda: lock.__exit__(None, None, None),
    lambda: lock.nosuch,
    lambda: threading.Lock(1),
    lambda: rlock.acquire(),
    lambda: rlock.acquire(),
    lambda: rlock._is_owned(),
    lambda: rlock.release(),
    lambda: rlock.release(),
    lambda: rlock.release(),
    lambda: event.is_set(),
    lambda: event.wait(0.01),
    lambda: event.wait(timeout=0),
    lambda: event.set(),
    lambda: event.wait(),
    lambda: event.clear(),
    lambda: event.set(1),
    lambda: event.wait('x'),
    lambda: event.wait(1, 2),
    lambda: condition.wait(),
    lambda: condition.notify(),
    lambda: condition.notify_all(),
    lambda: condition.acquire(),
    lambda: condition.wait(0.01),
    lambda: condition.notify(5),
    lambda: condition.wait_for(lambda: 7),
    lambda: condition.wait_for(lambda: 0, timeout=0.01),
    lambda: condition.release(),
    lambda: condition.release(),
    lambda: threading.Condition(5),
    lambda: semaphore.acquire(),
    lambda: semaphore.acquire(blocking=False),
    lambda: semaphore.acquire(timeout=0.01),
    lambda: semaphore.acquire(False, 1),
    lambda: semaphore.release(),
    lambda: semaphore.release(2),
    lambda: semaphore.release(0),
    lambda: semaphore._value,
    lambda: threading.Semaphore(-1),
    lambda: threading.Semaphore('x'),
    lambda: threading.BoundedSemaphore(2)._initial_value,
    lambda: threading.BoundedSemaphore(1).release(),
]
for number, attempt in enumerate(attempts):
    try:
        print(number, repr(attempt()))
    except Exception as error:
        print(number, type(error).__name__ + ":", error)
