# Moments that clocks and calendars take, and those that they refuse.
import time

print(time.clock_gettime(time.CLOCK_MONOTONIC) > 0, time.clock_gettime_ns(time.CLOCK_REALTIME) > 10 ** 18)


def attempt(what, action):
    try:
        print(what, action())
    except Exception as error:
        print(what, type(error).__name__, error)


attempt("clock", lambda: time.clock_gettime(99))
attempt("clock", lambda: time.clock_gettime("1"))
attempt("nan", lambda: time.gmtime(float("nan")))
attempt("far", lambda: time.gmtime(1e300))
attempt("far", lambda: time.gmtime(1 << 70))
attempt("far", lambda: time.gmtime(1 << 60))
attempt("weekday", lambda: time.asctime((2020, 1, 1, 0, 0, 0, -2, 1, 0)))
attempt("month", lambda: time.asctime((2020, 13, 1, 0, 0, 0, 0, 1, 0)))
attempt("sleep", lambda: time.sleep(float("nan")))
attempt("sleep", lambda: time.sleep(1e12))
attempt("sleep", lambda: time.sleep(1 << 80))
attempt("read only", lambda: setattr(time.gmtime(0), "tm_year", 1))
attempt("no such field", lambda: setattr(time.gmtime(0), "tm_century", 1))
