# Older spellings that programs still use: getName, setDaemon, notifyAll, isSet.
import threading

event, condition = threading.Event(), threading.Condition()
print(event.isSet(), event.set(), event.isSet())


def worker():
    event.wait()
    with condition:
        condition.notifyAll()


thread = threading.Thread(target=worker)
thread.setName("helper")
thread.setDaemon(True)
print(thread.getName(), thread.isDaemon(), thread.name, thread.daemon)
with condition:
    thread.start()
    print(condition.wait(5))
thread.join()
print(threading.currentThread().getName(), threading.activeCount())
lock, reentrant = threading.Lock(), threading.RLock()
print(lock.acquire_lock(), lock.locked_lock(), lock.release_lock(), lock.locked(), hasattr(reentrant, "acquire_lock"))
