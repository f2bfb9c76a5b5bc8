# A timer closes a connection that takes too long, unless it is cancelled.
import socket
import threading

closed = threading.Event()


def give_up(sock, reason):
    print("gave up:", reason)
    closed.set()
    sock.shutdown(socket.SHUT_RDWR)


a, b = socket.socketpair()
timer = threading.Timer(30, give_up, args=(a,), kwargs={"reason": "never"})
timer.start()
b.sendall(b"in time")
print(a.recv(100))
timer.cancel()
timer.join()
print(timer.is_alive(), timer.finished.is_set(), timer.interval, closed.is_set())
timer = threading.Timer(0.01, give_up, [a], {"reason": "too slow"})
timer.start()
print(a.recv(100))
timer.join()
print(closed.wait(1), timer.function is give_up, timer.args == [a], timer.kwargs)
a.close()
b.close()
