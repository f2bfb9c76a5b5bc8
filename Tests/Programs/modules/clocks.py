# The time module with fixed times.
import time

attempts = [
    lambda: time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(0)),
    lambda: time.gmtime(0),
    lambda: time.gmtime(1e9),
    lambda: time.gmtime(1.9e9).tm_year,
    lambda: time.gmtime(-1),
    lambda: time.gmtime('x'),
    lambda: time.gmtime(1e30),
    lambda: time.gmtime(None).tm_year > 2000,
    lambda: time.gmtime()[0] > 2000,
    lambda: time.asctime()[:0],
    lambda: time.asctime('x'),
    lambda: time.strftime(''),
    lambda: time.strftime(5),
    lambda: time.strftime('%Y', 'x'),
    lambda: time.strftime('%Y', (2020, 1, 1)),
    lambda: time.strftime('%Y %é', time.gmtime(0)),
    lambda: time.strftime('%H:%M:%S', (2020, 13, 1, 0, 0, 0, 0, 0, 0)),
    lambda: time.struct_time((2020, 1, 2, 3, 4, 5, 6, 7, 0)),
    lambda: time.struct_time((1, 2)),
    lambda: time.struct_time(5),
    lambda: (time.gmtime(0) == time.gmtime(0), time.gmtime(0) < time.gmtime(1), len(time.gmtime(0)), time.gmtime(0)[:3]),
    lambda: time.sleep(0),
    lambda: time.sleep(-1),
    lambda: time.sleep('x'),
    lambda: time.sleep(),
    lambda: time.sleep(1, 2),
    lambda: time.sleep(None),
    lambda: time.sleep(float('nan')),
    lambda: time.sleep(1e30),
    lambda: time.sleep(True) if 0 else 1,
    lambda: time.clock_gettime(time.CLOCK_MONOTONIC) > 0,
    lambda: (time.CLOCK_REALTIME, time.CLOCK_MONOTONIC),
    lambda: time.time(1),
]
for number, attempt in enumerate(attempts):
    try:
        print(number, repr(attempt()))
    except Exception as error:
        print(number, type(error).__name__ + ":", error)
