# A small scheduler: generators that yield what they wait for.
import select
import socket


def echo(sock, name, log):
    while True:
        yield "read", sock
        data = sock.recv(100)
        if not data:
            log.append(f"{name} ends")
            sock.close()
            return
        while data:
            yield "write", sock
            data = data[sock.send(data):]
        log.append(f"{name} echoed")


def talk(sock, words, heard):
    for word in words:
        yield "write", sock
        sock.send(word)
        yield "read", sock
        heard.append(sock.recv(100))
    sock.close()


def run(tasks):
    waiting = {}
    for task in tasks:
        waiting[task] = next(task)
    while waiting:
        readers = [s for kind, s in waiting.values() if kind == "read"]
        writers = [s for kind, s in waiting.values() if kind == "write"]
        readable, writable, _ = select.select(readers, writers, [], 5)
        for task, (kind, sock) in list(waiting.items()):
            if sock in (readable if kind == "read" else writable):
                try:
                    waiting[task] = next(task)
                except StopIteration:
                    del waiting[task]


log, heard = [], []
tasks = []
for name, words in (("first", [b"a", b"b"]), ("second", [b"x"])):
    here, there = socket.socketpair()
    here.setblocking(False)
    there.setblocking(False)
    tasks.append(echo(there, name, log))
    tasks.append(talk(here, words, heard))
run(tasks)
print(sorted(heard), sorted(log))
