# Trying again, a little later each time.
def backoff(first=0.1, factor=2, most=2.0):
    delay = first
    while True:
        yield min(delay, most)
        delay *= factor


def retry(action, attempts, *errors, sleep=lambda delay: None):
    delays = backoff()
    for attempt in range(1, attempts + 1):
        try:
            return action(attempt)
        except errors as error:
            delay = next(delays)
            print(f"attempt {attempt}: {type(error).__name__} {error}, waiting {delay:.1f} s")
            if attempt == attempts:
                raise TimeoutError(f"gave up after {attempts}") from error
            sleep(delay)


def flaky(attempt):
    if attempt < 3:
        raise ConnectionRefusedError(111, "Connection refused")
    return f"connected at {attempt}"


print(retry(flaky, 5, ConnectionError))
try:
    retry(flaky, 2, OSError)
except TimeoutError as error:
    print(error, "because of", repr(error.__cause__))
try:
    retry(lambda attempt: 1 / 0, 3, OSError)
except ZeroDivisionError as error:
    print(error)
