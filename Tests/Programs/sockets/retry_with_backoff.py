# A decorator that tries again, later each time.
import errno
import socket
import time


def retry(attempts, exceptions=(OSError,), base=0.001, factor=2):
    def decorate(fn):
        def wrapper(*args, **kwargs):
            delay = base
            for attempt in range(1, attempts + 1):
                try:
                    return fn(*args, **kwargs)
                except exceptions as exc:
                    print(f"attempt {attempt}: {exc.__class__.__name__}: {exc} (retry in {delay * 1000:.0f} ms)")
                    if attempt == attempts:
                        raise
                    time.sleep(delay)
                    delay *= factor
        wrapper.__name__ = fn.__name__
        wrapper.__doc__ = fn.__doc__
        return wrapper
    return decorate


probe = socket.socket()
probe.bind(("127.0.0.1", 0))
port = probe.getsockname()[1]
probe.close()


@retry(3, (ConnectionRefusedError, socket.timeout))
def connect(host, port):
    """Connects, or tells why not."""
    s = socket.socket()
    try:
        s.connect((host, port))
    except BaseException:
        s.close()
        raise
    return s


print(connect.__name__, connect.__doc__)
try:
    connect("127.0.0.1", port)
except ConnectionError as exc:
    print(exc.errno == errno.ECONNREFUSED, errno.errorcode[exc.errno], exc.args, exc.filename)
calls = iter([OSError(errno.EAGAIN, "busy"), OSError("strange"), TimeoutError(), "done"])


@retry(attempts=5)
def flaky():
    item = next(calls)
    if isinstance(item, Exception):
        raise item
    return item


print(flaky())
try:
    flaky()
except StopIteration as stop:
    print("stopped", repr(stop))


def cleanup_order():
    try:
        print("try")
        return "returned"
    finally:
        print("finally")


print(cleanup_order())
connect("127.0.0.1", port)
