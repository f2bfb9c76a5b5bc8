# SystemExit in a thread ends the thread only.
import sys
import threading


def work():
    print("working")
    sys.exit(9)


thread = threading.Thread(target=work)
thread.start()
thread.join()
print("main goes on")
sys.exit(2)
