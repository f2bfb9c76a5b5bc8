extension Glossary {
  /// The entries, by name in lower case.
  static let table: [String: GlossaryEntry] = Dictionary(
    uniqueKeysWithValues: entries.map {
      ($0.name == "LISTEN" ? "listen state" : $0.name.lowercased(), $0)
    })

  /// Other words for the same thing.
  static let aliases: [String: String] = [
    "eof": "end of stream",
    "b''": "end of stream",
    "connectionrefusederror": "econnrefused",
    "connectionreseterror": "econnreset",
    "brokenpipeerror": "epipe",
    "server socket": "listening socket",
    "client socket": "connected socket",
    "stream": "byte stream",
    "fd": "descriptor",
    "file descriptor": "descriptor",
    "non-blocking": "setblocking",
    "half close": "half-close",
    "time-wait": "time_wait",
    "timewait": "time_wait",
    "127.0.0.1": "loopback",
    "localhost": "loopback",
    "ephemeral": "ephemeral port",
    "peer's end": "peer",
    "the peer's end": "peer",
    "recv queue": "receive queue",
    "queue": "receive queue",
    "rst": "reset",
    "fin": "end of stream",
    "connection": "connected socket",
  ]

  private static let entries: [GlossaryEntry] = [
    GlossaryEntry(
      "socket",
      [
        "A socket is one end of a conversation between programs, held by the kernel.",
        "socket.socket() makes one: it has a descriptor, but no address and no peer yet.",
        "connect makes it a connected socket; bind and listen make it a listening socket.",
      ], see: ["socket(2)", "tcp(7)"]),
    GlossaryEntry(
      "bind",
      [
        "bind gives a socket its own address: a host and a port.",
        "'127.0.0.1' admits programs of this machine only; '' stands for all addresses of the machine.",
        "Port 0 lets the kernel choose a free port.",
      ], see: ["bind(2)", "ip(7)"]),
    GlossaryEntry(
      "listen",
      [
        "listen makes a bound socket a listening socket.",
        "From then on the kernel completes connections and keeps them in a queue.",
        "The backlog limits that queue.",
      ], see: ["listen(2)"]),
    GlossaryEntry(
      "accept",
      [
        "accept takes the next finished connection out of the queue of a listening socket.",
        "It returns a new connected socket and the caller's address.",
        "If nobody has called, it waits.",
      ], see: ["accept(2)"]),
    GlossaryEntry(
      "connect",
      [
        "connect asks the kernel at an address for a connection.",
        "If a listening socket is there, both kernels agree before any program accepts.",
        "If nothing listens there, it fails with ECONNREFUSED.",
      ], see: ["connect(2)"]),
    GlossaryEntry(
      "send",
      [
        "send hands bytes to your kernel and says how many it took.",
        "That number can be smaller than what you gave; the rest is still yours to send.",
        "Success does not mean that the peer's program has read them.",
      ], see: ["send(2)"]),
    GlossaryEntry(
      "sendall",
      [
        "sendall is Python's loop around send: it goes on until all bytes are taken.",
        "On an error it raises, and does not tell how many bytes were taken.",
      ], see: ["send(2)", "Python: socket.sendall"]),
    GlossaryEntry(
      "recv",
      [
        "recv takes bytes out of your receive queue, at most as many as you ask for.",
        "If the queue is empty, it waits.",
        "b'' means that the peer has closed its sending side.",
      ], see: ["recv(2)"]),
    GlossaryEntry(
      "close",
      [
        "close gives the descriptor back and ends your end of the connection.",
        "The peer's recv then gives b'' after your last byte.",
        "If bytes were unread, the kernel resets the connection instead.",
      ], see: ["close(2)"]),
    GlossaryEntry(
      "shutdown",
      [
        "shutdown ends one direction of a connection, or both.",
        "After SHUT_WR you send no more, but you can still receive.",
        "The descriptor stays open until close.",
      ], see: ["shutdown(2)"]),
    GlossaryEntry(
      "getsockname",
      [
        "getsockname gives the address of your own end.",
        "Your kernel answers it alone: nothing is sent.",
      ], see: ["getsockname(2)"]),
    GlossaryEntry(
      "getpeername",
      [
        "getpeername gives the address of the peer's end.",
        "Without a connection it fails with ENOTCONN.",
      ], see: ["getpeername(2)"]),
    GlossaryEntry(
      "setsockopt",
      [
        "setsockopt changes how a socket behaves, one option at a time.",
        "SO_REUSEADDR is the one that servers set most.",
      ], see: ["setsockopt(2)", "socket(7)", "tcp(7)"]),
    GlossaryEntry(
      "getsockopt",
      [
        "getsockopt reads one option of a socket.",
        "SO_ERROR tells how a non-blocking connect ended, and is cleared by reading.",
      ], see: ["getsockopt(2)", "socket(7)"]),
    GlossaryEntry(
      "setblocking",
      [
        "setblocking(False) makes the calls of a socket answer at once.",
        "Where a call would wait, it raises BlockingIOError.",
      ], see: ["fcntl(2)", "Python: socket.setblocking"]),
    GlossaryEntry(
      "settimeout",
      [
        "settimeout gives each call of a socket a time limit in seconds.",
        "When it is over, the call raises TimeoutError.",
      ], see: ["poll(2)", "Python: socket.settimeout"]),
    GlossaryEntry(
      "select",
      [
        "select waits until one of several sockets is ready, or until a time limit.",
        "Readable means: the next recv or accept does not wait.",
        "Writable means: the next send takes something.",
      ], see: ["select(2)"]),
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
      "loopback",
      [
        "Loopback is the network inside one machine.",
        "127.0.0.1 is its usual address; all of 127.0.0.0/8 belongs to it.",
        "What is sent there never leaves the machine.",
      ], see: ["ip(7)", "RFC 1122"]),
    GlossaryEntry(
      "ESTABLISHED",
      [
        "ESTABLISHED is the state of a connection whose two ends have agreed.",
        "Bytes can go both ways.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "LISTEN",
      [
        "LISTEN is the state of a listening socket: it waits for callers."
      ], see: ["listen(2)", "RFC 9293"]),
    GlossaryEntry(
      "TIME_WAIT",
      [
        "TIME_WAIT is the state of the end that closed first.",
        "The kernel keeps the two addresses for about a minute, so late packets do no harm.",
        "Until then bind may fail with EADDRINUSE, unless SO_REUSEADDR is set.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "CLOSE_WAIT",
      [
        "CLOSE_WAIT means: the peer has closed, your program has not.",
        "It stays until you call close.",
      ], see: ["RFC 9293"]),
    GlossaryEntry(
      "FIN_WAIT2",
      [
        "FIN_WAIT2 means: you closed, and the peer's kernel has confirmed it.",
        "The peer's program has not closed yet.",
      ], see: ["RFC 9293"]),
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
      "ECONNREFUSED",
      [
        "ECONNREFUSED: a machine answered, but nothing listens at that port.",
        "Python raises ConnectionRefusedError.",
      ], see: ["connect(2)", "errno(3)"]),
    GlossaryEntry(
      "EADDRINUSE",
      [
        "EADDRINUSE: another socket holds the address that you asked for.",
        "An old connection in TIME_WAIT can hold it too.",
      ], see: ["bind(2)", "errno(3)"]),
    GlossaryEntry(
      "ENOTCONN",
      [
        "ENOTCONN: the call needs a peer, and the socket has none.",
        "A listening socket has none either.",
      ], see: ["errno(3)"]),
    GlossaryEntry(
      "ECONNRESET",
      [
        "ECONNRESET: the other end has ended the connection at once.",
        "It closed with bytes unread, or was closed when your bytes came.",
      ], see: ["errno(3)"]),
    GlossaryEntry(
      "EPIPE",
      [
        "EPIPE: you send on a connection that is over for sending.",
        "Python raises BrokenPipeError.",
      ], see: ["send(2)", "errno(3)"]),
    GlossaryEntry(
      "EBADF",
      [
        "EBADF: the descriptor is not open: the socket was closed before.",
        "A closed socket has descriptor -1 in Python.",
      ], see: ["errno(3)"]),
  ]
}
