# Timers and barriers.
import threading

order = []
timer = threading.Timer(0.02, order.append, args=["rang"])
timer.start()
timer.join()
cancelled = threading.Timer(5, order.append, ["never"])
cancelled.start()
cancelled.cancel()
cancelled.join()
print(order, timer.is_alive())
barrier = threading.Barrier(3, action=lambda: order.append("all here"))


def worker(name):
    place = barrier.wait()
    order.append(place)


threads = [threading.Thread(target=worker, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
place = barrier.wait()
for thread in threads:
    thread.join()
print(order[1], sorted(order[2:] + [place]), barrier.parties, barrier.n_waiting, barrier.broken)
try:
    threading.Barrier(2).wait(0.01)
except threading.BrokenBarrierError as error:
    print("broken", error)
