# time: clocks that go forward, and calendars.
import time

start = time.monotonic()
time.sleep(0.01)
passed = time.monotonic() - start
print(0.01 <= passed < 5, time.time() > 1.6e9, time.perf_counter() > 0, time.process_time() >= 0, time.thread_time() >= 0)
print(time.time_ns() > 10 ** 18, time.monotonic_ns() > 0, time.perf_counter_ns() > 0, time.process_time_ns() >= 0,
      time.thread_time_ns() >= 0, type(time.time()).__name__, type(time.time_ns()).__name__)
moment = time.gmtime(0)
print(moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec, moment.tm_wday,
      moment.tm_yday, moment.tm_isdst)
print(moment, moment[0], len(moment), tuple(moment)[:3])
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(1_000_000_000)), time.strftime("%a, %d %b %Y %H:%M:%S GMT", moment))
print(time.strftime("%j %U %w %y %I %p %% %A %B", time.gmtime(86400 * 45)), time.asctime(moment))
print(time.strftime("%c|%x|%X", moment), repr(time.strftime("", moment)))
here = time.localtime(1_000_000_000)
print(time.mktime(here) == 1_000_000_000, here.tm_year, time.ctime(time.mktime(here)) == time.asctime(here))
print(len(time.ctime()), time.localtime().tm_year >= 2024, time.gmtime(1.9).tm_sec, time.gmtime(-1).tm_year)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: time.sleep(-1))
attempt(lambda: time.sleep("1"))
attempt(lambda: time.sleep())
attempt(lambda: time.sleep(0))
attempt(lambda: time.gmtime("x"))
attempt(lambda: time.gmtime(1e20))
attempt(lambda: time.strftime(5))
attempt(lambda: time.strftime("%Y", (2020, 1, 1)))
attempt(lambda: time.strftime("%Y", 5))
attempt(lambda: time.strftime("%Y-%m", (2020, 13, 1, 0, 0, 0, 0, 1, 0)))
attempt(lambda: time.mktime(5))
attempt(lambda: time.mktime((1, 2)))
attempt(lambda: time.asctime((1, 2)))
attempt(lambda: time.time(1))
attempt(lambda: time.sleep(float("nan")))
attempt(lambda: time.sleep(1e20))
