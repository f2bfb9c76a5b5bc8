import Testing

/// One thing that the kernel does the same way each time, as a program against our own peers and what it prints.
struct Phenomenon: Sendable, CustomTestStringConvertible {
  var name: String
  /// The scripts of peers beside the built-in ones, by host; all listen at port 7001.
  var peers: [String: String] = [:]
  var code: String
  var output: String

  var testDescription: String { name }

  /// What every program begins with: `tell` prints what a call gives, or the name of its error.
  static let prelude = """
    import errno, select, socket, struct, time
    def tell(call):
        try:
            print(call())
        except OSError as e:
            print(errno.errorcode[e.errno] if e.errno else e)
    def to(host, port=7001):
        s = socket.socket()
        s.connect((host, port))
        return s
    def until(s, count):
        while len(s.recv(count, socket.MSG_PEEK)) < count:
            pass
    def readable(s):
        select.select([s], [], [])
    def server(backlog=5):
        s = socket.socket()
        s.bind(('127.0.0.1', 0))
        s.listen(backlog)
        return s

    """
}

extension Phenomenon {
  /// What is the same for every user and in every tier.
  static let everywhere: [Phenomenon] =
    receiving + ending + connecting + binding + limits + watching

  private static let receiving = [
    Phenomenon(
      name: "a short recv leaves the rest",
      peers: ["bell": "accept\nsend \"hello\"\nawait client has closed"],
      code: """
        s = to('bell'); until(s, 5)
        print(s.recv(3), s.recv(1024))
        """, output: "b'hel' b'lo'\n"),
    Phenomenon(
      name: "two sends are one recv, when recv comes later",
      peers: ["bell": "accept\nsend \"hello\"\nsend \"world\"\nawait client has closed"],
      code: """
        s = to('bell'); until(s, 10)
        print(s.recv(100))
        """, output: "b'helloworld'\n"),
    Phenomenon(
      name: "one recv does not give a megabyte",
      peers: ["bell": "accept\nrecv 1000000\nshutdown\nawait client has closed"],
      code: """
        a = server(); b = to('127.0.0.1', a.getsockname()[1]); c, _ = a.accept()
        c.setblocking(False)
        sent = c.send(bytes(1000000))
        print(0 < len(b.recv(1000000)) <= sent < 1000000 or sent == 1000000)
        """, output: "True\n"),
    Phenomenon(
      name: "a peer that closed gives b'' again and again", peers: ["bell": "accept\nclose"],
      code: """
        s = to('bell'); readable(s)
        print(s.recv(10), s.recv(10))
        """, output: "b'' b''\n"),
    Phenomenon(
      name: "nothing to receive is EAGAIN without blocking, and a limit is a timeout",
      code: """
        s = to('silent', 7031)
        s.setblocking(False); tell(lambda: s.recv(1))
        s.settimeout(0.05); tell(lambda: s.recv(1))
        a = server(); a.setblocking(False); tell(a.accept)
        """, output: "EAGAIN\ntimed out\nEAGAIN\n"),
  ]

  private static let ending = [
    Phenomenon(
      name: "after a reset: ECONNRESET, then b'', then EPIPE",
      peers: ["bell": "accept\nrecv 1\nreset"],
      code: """
        s = to('bell'); s.send(b'x'); readable(s)
        tell(lambda: s.recv(1)); tell(lambda: s.recv(1)); tell(lambda: s.send(b'x'))
        """, output: "ECONNRESET\nb''\nEPIPE\n"),
    Phenomenon(
      name: "after a reset, send first: ECONNRESET, then EPIPE",
      peers: ["bell": "accept\nrecv 1\nreset"],
      code: """
        s = to('bell'); s.send(b'x'); readable(s)
        tell(lambda: s.send(b'x')); tell(lambda: s.send(b'x'))
        """, output: "ECONNRESET\nEPIPE\n"),
    Phenomenon(
      name: "reading SO_ERROR takes the reset away", peers: ["bell": "accept\nrecv 1\nreset"],
      code: """
        s = to('bell'); s.send(b'x'); readable(s)
        print(errno.errorcode[s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)])
        tell(lambda: s.send(b'x'))
        """, output: "ECONNRESET\nEPIPE\n"),
    Phenomenon(
      name: "what arrived before the reset is still there",
      peers: ["bell": "accept\nsend \"reply\"\nawait client has sent 1\nreset"],
      code: """
        s = to('bell'); until(s, 5); s.send(b'x')
        p = select.poll(); p.register(s, 0); p.poll()
        tell(lambda: s.recv(100)); tell(lambda: s.recv(100))
        """, output: "b'reply'\nECONNRESET\n"),
    Phenomenon(
      name: "a close with unread data is a reset",
      code: """
        s = to('early-closer', 7033); s.send(b'hello'); readable(s)
        tell(lambda: s.recv(1)); tell(lambda: s.recv(1))
        """, output: "ECONNRESET\nb''\n"),
    Phenomenon(
      name: "the first send after the peer's close succeeds, the second does not",
      peers: ["bell": "accept\nclose"],
      code: """
        s = to('bell'); readable(s)
        tell(lambda: s.send(b'x'))
        p = select.poll(); p.register(s, 0); p.poll()
        tell(lambda: s.send(b'x'))
        """, output: "1\nEPIPE\n"),
    Phenomenon(
      name: "after a half close the answer still comes, and sending is over",
      peers: ["bell": "accept\nrecv 100\nsend \"reply\"\nclose"],
      code: """
        s = to('bell'); s.send(b'GET'); s.shutdown(socket.SHUT_WR)
        print(s.recv(100)); tell(lambda: s.send(b'x'))
        """, output: "b'reply'\nEPIPE\n"),
    Phenomenon(
      name: "a peer that does not read: its kernel acknowledges all the same",
      code: """
        s = to('silent', 7031); print(s.send(b'anybody?'))
        def unacknowledged():
            return struct.unpack_from('I', s.getsockopt(socket.IPPROTO_TCP, 11, 104), 24)[0]
        while unacknowledged(): pass
        print('acknowledged')
        """, output: "8\nacknowledged\n"),
    Phenomenon(
      name: "an end that is closed before the peer's waits in FIN_WAIT2, and not for ever",
      peers: ["bell": "accept\nawait client has closed\nwait 60000"],
      code: """
        s = to('bell'); own = s.getsockname()
        s.setsockopt(socket.IPPROTO_TCP, socket.TCP_LINGER2, 1); s.close()
        t = socket.socket(); tell(lambda: t.bind(own))
        start = time.monotonic()
        while True:
            try:
                t.bind(own); break
            except OSError:
                time.sleep(0.05)
        print(0.9 < time.monotonic() - start)
        """, output: "EADDRINUSE\nTrue\n"),
  ]

  private static let connecting = [
    Phenomenon(
      name: "nobody listens: ECONNREFUSED",
      code: """
        a = server(); port = a.getsockname()[1]; a.close()
        s = socket.socket(); tell(lambda: s.connect(('127.0.0.1', port)))
        s = socket.socket(); s.setblocking(False)
        tell(lambda: s.connect(('127.0.0.1', port)))
        r, w, _ = select.select([s], [s], [])
        print(len(r), len(w), errno.errorcode[s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)])
        tell(lambda: s.connect(('127.0.0.1', port)))
        """, output: "ECONNREFUSED\nEINPROGRESS\n1 1 ECONNREFUSED\nECONNABORTED\n"),
    Phenomenon(
      name: "a connect that does not block is EINPROGRESS, even on this machine",
      code: """
        a = server()
        s = socket.socket(); s.setblocking(False)
        tell(lambda: s.connect(a.getsockname()))
        select.select([], [s], [])
        print(s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
        tell(lambda: s.connect(a.getsockname())); tell(lambda: s.connect(a.getsockname()))
        """, output: "EINPROGRESS\n0\nNone\nEISCONN\n"),
    Phenomenon(
      name: "a full queue answers nobody: a limit, EINPROGRESS before it",
      code: """
        s = socket.socket(); s.setblocking(False)
        tell(lambda: s.connect(('full-backlog', 7040)))
        print(select.select([], [s], [], 0.05))
        s = socket.socket(); s.settimeout(0.05); tell(lambda: s.connect(('full-backlog', 7040)))
        """, output: "EINPROGRESS\n([], [], [])\ntimed out\n"),
    Phenomenon(
      name: "listen(n) takes n + 1",
      code: """
        for n in (0, 1, 2, 5):
            a = server(n)
            callers = []
            for _ in range(n + 3):
                s = socket.socket(); s.setblocking(False); s.connect_ex(a.getsockname())
                callers.append(s)
            print(n, len(select.select([], callers, [], 0.05)[1]))
        """, output: "0 1\n1 2\n2 3\n5 6\n"),
    Phenomenon(
      name: "a place in the queue that becomes free is taken when the SYN is sent again",
      code: """
        a = server(0); first = to('127.0.0.1', a.getsockname()[1])
        s = socket.socket(); s.setblocking(False); tell(lambda: s.connect(a.getsockname()))
        print(select.select([], [s], [], 0.05)[1])
        start = time.monotonic(); a.accept(); select.select([], [s], [])
        print(0.5 < time.monotonic() - start)
        """, output: "EINPROGRESS\n[]\nTrue\n"),
    Phenomenon(
      name: "a socket can connect to itself",
      code: """
        s = socket.socket(); s.bind(('127.0.0.1', 0)); s.connect(s.getsockname())
        s.send(b'me'); print(s.recv(10), s.getsockname() == s.getpeername())
        """, output: "b'me' True\n"),
    Phenomenon(
      name: "odd errors",
      code: """
        s = socket.socket()
        tell(lambda: s.recv(1)); tell(lambda: s.send(b'x')); tell(s.accept)
        s.bind(('127.0.0.1', 0)); tell(lambda: s.bind(('127.0.0.1', 0)))
        s = socket.socket(); tell(lambda: s.bind(('8.8.8.8', 0)))
        s = socket.socket(); tell(lambda: s.connect(('127.0.0.1', 0)))
        """, output: "ENOTCONN\nEPIPE\nEINVAL\nEINVAL\nEADDRNOTAVAIL\nECONNREFUSED\n"),
  ]

  private static let binding = [
    Phenomenon(
      name: "a second listener has no place, whatever SO_REUSEADDR says",
      code: """
        for mine, yours in ((0, 0), (0, 1), (1, 0), (1, 1)):
            a = socket.socket(); a.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, mine)
            a.bind(('127.0.0.1', 0)); a.listen(1)
            b = socket.socket(); b.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, yours)
            tell(lambda: b.bind(a.getsockname()))
        """, output: "EADDRINUSE\nEADDRINUSE\nEADDRINUSE\nEADDRINUSE\n"),
    Phenomenon(
      name: "TIME_WAIT: both the old and the new socket must have SO_REUSEADDR",
      code: """
        def again(old, new, server_first=True):
            a = socket.socket(); a.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, old)
            a.bind(('127.0.0.1', 0)); a.listen(1)
            place = a.getsockname()
            s = socket.create_connection(place); c, _ = a.accept()
            first, second = (c, s) if server_first else (s, c)
            first.shutdown(socket.SHUT_WR); second.recv(1); second.close()
            first.recv(1); first.close(); a.close()
            b = socket.socket(); b.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, new)
            tell(lambda: b.bind(place))
        again(0, 0); again(0, 1); again(1, 1); again(0, 0, False)
        """, output: "EADDRINUSE\nEADDRINUSE\nNone\nNone\n"),
    Phenomenon(
      name: "a connection that lives keeps its port from a new listener",
      code: """
        for old, new in ((0, 1), (1, 1)):
            a = socket.socket(); a.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, old)
            a.bind(('127.0.0.1', 0)); a.listen(1); place = a.getsockname()
            s = socket.create_connection(place); c, _ = a.accept(); a.close()
            b = socket.socket(); b.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, new)
            tell(lambda: b.bind(place))
        """, output: "EADDRINUSE\nNone\n"),
  ]

  private static let limits = [
    Phenomenon(
      name: "a send that does not block takes a part, mostly the same, and then EAGAIN",
      code: """
        def fill():
            s = socket.socket()
            s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
            s.connect(('silent', 7031)); s.setblocking(False)
            counts = []
            try:
                while True:
                    counts.append(s.send(bytes(10000000)))
            except BlockingIOError:
                return sum(counts)
        totals = [fill() for _ in range(7)]
        usual = max(totals, key=totals.count)
        print(totals.count(usual) > 3, 0 < usual < 10000000)
        """, output: "True True\n"),
    Phenomenon(
      name: "with TCP_USER_TIMEOUT a closed window ends in ETIMEDOUT",
      peers: ["bell": "accept\nstop-reading\nawait client has closed"],
      code: """
        s = to('bell')
        s.setsockopt(socket.IPPROTO_TCP, 18, 1000)
        s.setblocking(False)
        try:
            while True:
                s.send(bytes(1 << 20))
        except BlockingIOError:
            pass
        p = select.poll(); p.register(s, 0); p.poll()
        print(errno.errorcode[s.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)])
        """, output: "ETIMEDOUT\n"),
    Phenomenon(
      name: "Nagle and a delayed acknowledgement hold the second of two small sends",
      code: """
        def times(nodelay, rounds):
            s = to('prefixed', 7023)
            s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, nodelay)
            taken = []
            for _ in range(rounds):
                start = time.monotonic()
                s.send(struct.pack('!I', 4)); s.send(b'ding')
                got = b''
                while len(got) < 8:
                    got += s.recv(8)
                taken.append(time.monotonic() - start)
            return sorted(taken[1:])
        # A kernel in haste acknowledges one now and then at once; a busy machine delays one that is not held.
        print(times(0, 10)[4] > 0.03, times(1, 60)[0] < 0.03)
        """, output: "True True\n"),
    Phenomenon(
      name: "a corked socket holds its bytes, and lets them go by itself",
      peers: ["bell": "accept\nrecv 2\nsend \"ok\"\nawait client has closed"],
      code: """
        s = to('bell')
        s.setsockopt(socket.IPPROTO_TCP, 3, 1)
        start = time.monotonic()
        s.send(b'a'); s.send(b'b'); print(s.recv(2))
        print(0.09 < time.monotonic() - start)
        """, output: "b'ok'\nTrue\n"),
  ]

  private static let watching = [
    Phenomenon(
      name: "what select says of a socket's states",
      peers: ["gone": "accept\nclose", "cut": "accept\nrecv 1\nreset"],
      code: """
        def look(s):
            print(*(len(x) for x in select.select([s], [s], [s], 0)))
        look(socket.socket())
        a = server(); look(a)
        s = socket.create_connection(a.getsockname()); readable(a); look(a); look(s)
        s = to('gone'); readable(s); look(s)
        s = to('cut'); s.send(b'x'); readable(s); look(s)
        """, output: "1 1 0\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n1 1 0\n"),
    Phenomenon(
      name: "a descriptor beyond FD_SETSIZE is a ValueError",
      code: """
        try:
            select.select([1500], [], [], 0)
        except ValueError as e:
            print(e)
        """, output: "filedescriptor out of range in select()\n"),
    Phenomenon(
      name: "a full socket is writable again when a third is free",
      code: """
        a = server(); b = socket.create_connection(a.getsockname()); c, _ = a.accept()
        b.setblocking(False)
        try:
            while True:
                b.send(bytes(65536))
        except BlockingIOError:
            pass
        before = len(select.select([], [b], [], 0)[1])
        while not select.select([], [b], [], 0)[1]:
            c.recv(65536)
        print(before, b.send(b'x'))
        """, output: "0 1\n"),
  ]
}
