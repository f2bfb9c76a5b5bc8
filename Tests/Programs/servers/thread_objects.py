# What threads tell of themselves: names, daemons, the list of those that run.
import socket
import threading


class Worker(threading.Thread):
    def __init__(self, sock):
        super().__init__(name="worker", daemon=True)
        self.sock = sock
        self.result = None

    def run(self):
        self.result = self.sock.recv(10)
        self.who = threading.current_thread() is self


here, there = socket.socketpair()
worker = Worker(there)
print(worker, worker.ident, worker.is_alive())
worker.start()
print(repr(worker)[:23], worker.is_alive(), worker in threading.enumerate(), worker.daemon)
worker.join(0.01)
print(worker.is_alive(), threading.active_count())
here.send(b"now")
worker.join()
print(worker.is_alive(), worker.result, worker.who, repr(worker)[:23])
main = threading.main_thread()
print(main.name, main is threading.current_thread(), threading.get_ident() == main.ident)
print(main.native_id == threading.get_native_id(), threading.enumerate() == [main])
plain = threading.Thread(target=print, args=("hello",), kwargs={"end": "!\n"})
print(plain.name, plain.daemon)
plain.name = "renamed"
plain.daemon = True
print(plain)
plain.run()
for attempt in (worker.start, plain.join, main.join, lambda: threading.Thread(1, print),
                lambda: setattr(worker, "daemon", False), lambda: threading.Thread(nothing=1),
                lambda: setattr(worker, "ident", 5)):
    try:
        attempt()
    except (RuntimeError, AssertionError, TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
here.close()
there.close()
