"""What the benchmarks share: a child process on a pseudo-terminal, and reading until a pattern shows."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[()].|[=>78])|\r")


class Terminal:
    """A program on a pseudo-terminal of 80 columns and 24 rows."""

    def __init__(self, command, environment=None):
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            self.prepare()
            os.environ.update(environment or {})
            os.execv(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.raw = b""

    def prepare(self):
        """What the child does before the program begins."""

    @property
    def text(self):
        """The last of what has been shown since the last `clear`, without escape sequences."""
        return ESCAPE.sub(b"", self.raw)

    def clear(self):
        """Forgets what has been shown."""
        self.raw = b""

    def pump(self, seconds):
        """Reads, and forgets, for so long: what a terminal does while nobody types."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self.fd], [], [], left)[0]:
                os.read(self.fd, 65536)

    def send(self, text):
        data = text.encode()
        while data:
            data = data[os.write(self.fd, data):]

    def until(self, pattern, limit=10.0):
        """Reads until the pattern shows; the moment of the read that completed it, or None after the limit."""
        end = time.perf_counter() + limit
        compiled = re.compile(pattern)
        while True:
            if compiled.search(self.text):
                return time.perf_counter()
            left = end - time.perf_counter()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                return None
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            if not data:
                return None
            self.raw = (self.raw + data)[-8192:]

    def end(self):
        """Ends the program, and waits until it is gone."""
        try:
            os.kill(self.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.close(self.fd)
        os.waitpid(self.pid, 0)
