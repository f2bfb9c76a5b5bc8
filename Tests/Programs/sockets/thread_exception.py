# An exception in a thread is told on standard error and ends only that thread.
import sys
import threading


def fail():
    raise ValueError("in the thread")


def leave():
    sys.exit(3)


for function in (fail, leave):
    t = threading.Thread(target=function)
    t.start()
    t.join()
    print(t.is_alive())
print("main goes on")
