import errno
import sys
import time

print(sys.argv, sys.byteorder, sys.version_info[:2], sys.version_info >= (3, 8), sys.maxsize, sys.platform)
print(sys.version_info.major, sys.exc_info(), sys.getrecursionlimit())
try:
    raise KeyError("k")
except KeyError:
    kind, value, trace = sys.exc_info()
    print(kind, value, trace is not None)
print(sys.stdout.write("written\n"), file=sys.stdout)
sys.stdout.flush()
print(sys.stdin.readline() == "", sys.stdin.read() == "", list(sys.stdin))
print(errno.ECONNREFUSED, errno.errorcode[98], errno.EAGAIN == errno.EWOULDBLOCK)
start = time.monotonic()
time.sleep(0.01)
print(0.009 < time.monotonic() - start < 2, time.time() > 1.6e9, time.perf_counter() > 0, time.time_ns() > 10**18)
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)), time.gmtime(86400 * 365).tm_year, time.asctime(time.gmtime(0)))
print(time.gmtime(0))
for call in (lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: time.sleep(), lambda: time.time(1), lambda: sys.exit(1, 2), lambda: sys.setrecursionlimit(0)):
    try:
        call()
    except Exception as e:
        print(type(e).__name__, e)
print("an error", file=sys.stderr)
sys.exit("the reason")
