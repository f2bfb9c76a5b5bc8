extension Glossary {
  /// The words of the lessons and of explanations.
  static let terms: [GlossaryEntry] = [
    GlossaryEntry(
      "backlog",
      [
        "The backlog is the number that you give to listen.",
        "It limits how many finished connections wait for accept.",
        "Linux keeps one more than that; further callers wait, they are not refused.",
      ], see: ["listen(2)"]),
    GlossaryEntry(
      "port",
      [
        "A port is a number from 0 to 65535 that tells the sockets of one machine apart.",
        "A server's port is known to its callers: 80 is the port of HTTP.",
        "Ports below 1024 need a privilege on most machines.",
      ], see: ["ip(7)", "services(5)"]),
    GlossaryEntry(
      "ephemeral port",
      [
        "An ephemeral port is one that the kernel chooses for a connecting socket.",
        "It is free for other sockets again after the connection.",
      ], see: ["ip(7)"]),
    GlossaryEntry(
      "listening socket",
      [
        "A listening socket waits for callers: socket, bind, listen make one.",
        "It sends nothing and receives nothing; accept takes connected sockets from it.",
      ], see: ["listen(2)", "accept(2)"]),
    GlossaryEntry(
      "connected socket",
      [
        "A connected socket is one end of a connection.",
        "connect makes one on the calling side, accept makes one on the listening side.",
        "From then on the two ends are equals.",
      ], see: ["connect(2)", "accept(2)"]),
    GlossaryEntry(
      "peer",
      [
        "The peer is the program at the other end of a connection.",
        "Switchboard's peers are small servers on your own machine.",
      ], see: ["getpeername(2)"]),
    GlossaryEntry(
      "visitor",
      [
        "A visitor is a built-in client that connects to your own listening socket.",
        "Start one with :visit and the port.",
      ], see: ["connect(2)"]),
    GlossaryEntry(
      "your end",
      [
        "A connection has two ends; yours is the socket that your program holds.",
        ":show ends shows both.",
      ], see: ["tcp(7)"]),
    GlossaryEntry(
      "thread",
      [
        "A thread is a second line of work in the same program, with the same sockets and names.",
        "A call that waits in one thread does not hold up the others.",
        "threading.Thread(target=f) makes one, start() begins it.",
      ], see: ["pthreads(7)"]),
    GlossaryEntry(
      "loopback",
      [
        "Loopback is the network inside one machine.",
        "127.0.0.1 is its usual address; all of 127.0.0.0/8 belongs to it.",
        "What is sent there never leaves the machine.",
      ], see: ["ip(7)", "RFC 1122"]),
    GlossaryEntry(
      "half-close",
      [
        "A half-close ends one direction of a connection: shutdown(SHUT_WR).",
        "The peer's recv gives b'', but it can still send to you.",
      ], see: ["shutdown(2)"]),
    GlossaryEntry(
      "end of stream",
      [
        "The end of the stream is where the peer has sent its last byte.",
        "recv tells it by returning b''.",
        "No data will come again.",
      ], see: ["recv(2)"]),
    GlossaryEntry(
      "receive queue",
      [
        "The receive queue holds bytes that came and that your program has not received.",
        "recv takes them from its front.",
      ], see: ["tcp(7)"]),
    GlossaryEntry(
      "send queue",
      [
        "The send queue holds bytes that you sent and that the peer's kernel has not confirmed.",
        "When it is full, send waits.",
      ], see: ["tcp(7)"]),
    GlossaryEntry(
      "byte stream",
      [
        "TCP carries a stream of bytes, in order and without gaps.",
        "It keeps no borders between sends: one recv may give parts of several.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "descriptor",
      [
        "A descriptor is the number by which your program names an open socket to the kernel.",
        "close gives it back, and the kernel may use it again.",
      ], see: ["socket(2)", "close(2)"]),
    GlossaryEntry(
      "blocking",
      [
        "Calls on a blocking socket wait until they can do their work.",
        "A new socket is blocking.",
      ], see: ["socket(7)"]),
    GlossaryEntry(
      "reset",
      [
        "A reset ends a connection at once, for both directions.",
        "The next call fails with ECONNRESET; bytes on the way are lost.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "Nagle",
      [
        "Nagle's rule collects small sends while earlier bytes are not confirmed.",
        "TCP_NODELAY with 1 turns it off: each send leaves at once.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "keepalive",
      [
        "Keepalive makes your kernel ask a silent peer from time to time whether it is there.",
        "It is off at first; SO_KEEPALIVE with 1 turns it on. The first question comes after two hours.",
      ], see: ["tcp(7)", "socket(7)"]),
    GlossaryEntry(
      "reuse",
      [
        "SO_REUSEADDR lets bind take a port that old connections in TIME_WAIT still hold.",
        "Servers set it before bind.",
      ], see: ["socket(7)"]),
    GlossaryEntry(
      "linger",
      [
        "SO_LINGER decides what close does with bytes that are not sent yet.",
        "With 0 seconds, close resets the connection: the other end gets ECONNRESET.",
      ], see: ["socket(7)"]),
    GlossaryEntry(
      "orphan",
      [
        "An orphan is an end of a connection that no program holds any more.",
        "The kernel finishes it by itself: it sends what is left, then waits in TIME_WAIT.",
      ], see: ["tcp(7)"]),
    GlossaryEntry(
      "datagram",
      [
        "A datagram is one message of UDP: it comes whole, or not at all.",
        "There is no connection, and no order among datagrams.",
      ], see: ["udp(7)"]),
    GlossaryEntry(
      "urgent data",
      [
        "Urgent data is one byte that is marked in the stream: send(b'!', socket.MSG_OOB).",
        "select tells it in its third list; recv(1, socket.MSG_OOB) takes it.",
      ], see: ["tcp(7)", "select(2)"]),
    GlossaryEntry(
      "timeout",
      [
        "A timeout is the longest time that a call of a socket may wait: settimeout(2) for 2 seconds.",
        "When it is over, the call raises TimeoutError; the connection is as it was.",
      ], see: ["poll(2)", "Python: socket.settimeout"]),
    GlossaryEntry(
      "kernel",
      [
        "The kernel is the core of the system. It holds the sockets and moves the bytes.",
        "A program asks it by system calls: socket, bind, connect, send, recv and others.",
      ], see: ["syscalls(2)"]),
    GlossaryEntry(
      "protocol",
      [
        "A protocol is what two programs agree on: who speaks first, and where a message ends.",
        "TCP carries the bytes; what they mean is up to the programs.",
      ], see: ["RFC 9293"]),
    GlossaryEntry(
      "network order",
      [
        "Network order puts the highest byte of a number first (big-endian).",
        "Most processors put the lowest first (little-endian); struct.pack('!I', n) turns it.",
      ], see: ["byteorder(3)"]),
    GlossaryEntry(
      "program",
      [
        "A program is what runs in your process: here the lines that you type.",
        "It holds sockets; the kernel does the rest.",
      ], see: ["socket(2)"]),
  ]
}
