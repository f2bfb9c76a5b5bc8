# Classes of threading are made with what they take, and derived from.
import selectors
import threading


def tried(call):
    try:
        call()
        print("made")
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Slots(threading.BoundedSemaphore):
    def __init__(self, name, count=2):
        super().__init__(count)
        self.name = name


class Mailbox(threading.Condition):
    def __init__(self, owner):
        super().__init__(threading.Lock())
        self.owner = owner
        self.letters = []


slots = Slots("doors")
with slots, slots:
    print(slots.name, slots.acquire(blocking=False))
box = Mailbox("ann")
with box:
    box.letters.append("hi")
    box.notify_all()
print(box.owner, box.letters)
tried(lambda: slots.release())
tried(lambda: threading.Semaphore(-1))
tried(lambda: threading.Semaphore("x"))
tried(lambda: threading.Semaphore(1, 2, 3))
tried(lambda: threading.BoundedSemaphore(foo=1))
tried(lambda: threading.Condition(1.5))
tried(lambda: threading.Condition(None, None))
tried(lambda: threading.Event(1))
tried(lambda: selectors.DefaultSelector(1))
tried(lambda: selectors.SelectSelector(foo=1))
tried(lambda: selectors.DefaultSelector().get_map(1))
