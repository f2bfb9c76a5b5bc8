# An exception in a thread is told on standard error; the program goes on.
import threading


def fail():
    print("about to fail")
    raise ValueError("in the thread")


thread = threading.Thread(target=fail, name="failing")
thread.start()
thread.join()
print("still here", thread.is_alive())
raise KeyError("in the main one")
