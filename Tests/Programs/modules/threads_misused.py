# Threads that are used wrongly, and what they say.
import threading


def attempt(what, action):
    try:
        print(what, action())
    except BaseException as error:
        print(what, type(error).__name__, error)


class Careless(threading.Thread):
    """Forgets to call super().__init__()."""

    def __init__(self):
        pass


careless = Careless()
attempt("start", careless.start)
attempt("join", careless.join)
attempt("is_alive", careless.is_alive)
attempt("name", lambda: careless.name)
attempt("daemon", lambda: setattr(careless, "daemon", True))
attempt("ident", lambda: careless.ident)
attempt("run", lambda: threading.Thread(target=print, args=5).run())
attempt("run", lambda: threading.Thread(target=print, kwargs={5: 1}).run())
attempt("run", lambda: threading.Thread(target=print, args=("called",), kwargs={"end": "!\n"}).run())
attempt("lock()", lambda: type(threading.Lock())())
attempt("acquire", lambda: threading.Lock().acquire(None))
attempt("acquire", lambda: threading.Lock().acquire(True, None))
attempt("event", lambda: threading.Event(5))
attempt("barrier", lambda: threading.Barrier())
attempt("timer", lambda: threading.Timer())
attempt("semaphore", lambda: threading.Semaphore(value=-2))
attempt("join", lambda: threading.Thread(target=print).join())
attempt("join", lambda: threading.current_thread().join())
attempt("group", lambda: threading.Thread("group"))
attempt("Event.set", lambda: threading.Event.set())
local = threading.local()
attempt("local", lambda: setattr(local, "__dict__", {}))
attempt("local", lambda: local.missing)
attempt("local", lambda: threading.local(5))


class Hidden(threading.local):
    number = 1


hidden = Hidden()
attempt("local", lambda: hidden.missing)
print(hidden.number, hidden.__dict__)
hook = []
threading.excepthook = lambda args: hook.append((args.exc_type.__name__, str(args.exc_value), args.exc_traceback is None, args.thread.name))
failing = threading.Thread(target=lambda: 1 / 0, name="failing")
failing.start()
failing.join()
print(hook)
