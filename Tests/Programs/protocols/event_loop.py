# A little scheduler: each generator is a task that says what it waits for.
class Loop:
    def __init__(self):
        self.now = 0
        self.ready = []
        self.log = []

    def spawn(self, task, name):
        self.ready.append((0, name, task, None))

    def run(self):
        while self.ready:
            self.ready.sort(key=lambda entry: entry[:2])
            when, name, task, value = self.ready.pop(0)
            self.now = max(self.now, when)
            try:
                wait = task.send(value)
            except StopIteration as stop:
                self.log.append(f"{self.now:2} {name} ended with {stop.value!r}")
            except Exception as error:
                self.log.append(f"{self.now:2} {name} failed: {error!r}")
            else:
                self.ready.append((self.now + wait, name, task, self.now))


def sleep(delay):
    return (yield delay)


def client(count):
    for n in range(count):
        woken = yield from sleep(n + 1)
        loop.log.append(f"{loop.now:2} client woken, slept at {woken}")
    return count


def broken():
    yield 2
    raise ConnectionResetError(104, "reset")


def server():
    try:
        while loop.now < 4:
            yield 3
    finally:
        loop.log.append(f"{loop.now:2} server closing")


loop = Loop()
loop.spawn(client(3), "client")
loop.spawn(broken(), "broken")
loop.spawn(server(), "server")
loop.run()
print("\n".join(loop.log))
