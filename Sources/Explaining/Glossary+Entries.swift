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
    "keep-alive": "keepalive",
    "so_keepalive": "keepalive",
    "tcp_nodelay": "nagle",
    "so_reuseaddr": "reuse",
    "so_linger": "linger",
    "oob": "urgent data",
    "msg_oob": "urgent data",
    "out-of-band": "urgent data",
    "out-of-band data": "urgent data",
    "time limit": "timeout",
    "acknowledgement": "ack",
    "acknowledged": "ack",
    "big-endian": "network order",
    "little-endian": "network order",
    "byte order": "network order",
    "network byte order": "network order",
    "maximum segment size": "mss",
    "queues": "receive queue",
    "resets": "reset",
    "system call": "kernel",
    "fin_wait_1": "fin_wait1",
    "fin_wait_2": "fin_wait2",
    "syn_recv": "syn_received",
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
    GlossaryEntry(
      "SYN_SENT",
      [
        "SYN_SENT is the state of an end that has called and has no answer yet.",
        "connect waits in this state; a non-blocking connect leaves the socket in it.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "SYN_RECEIVED",
      [
        "SYN_RECEIVED is the state of the called end, until the caller's kernel has confirmed.",
        "It lasts a moment; a full queue of callers can make it longer.",
      ], see: ["RFC 9293"]),
    GlossaryEntry(
      "FIN_WAIT1",
      [
        "FIN_WAIT1 means: your end has sent its end of stream (FIN), and no answer has come yet.",
        "It lasts a moment, unless the other host is silent or its queue is full.",
      ], see: ["RFC 9293"]),
    GlossaryEntry(
      "LAST_ACK",
      [
        "LAST_ACK means: both ends have closed, and the last confirmation is on its way.",
        "It is at the end that closed second.",
      ], see: ["RFC 9293"]),
    GlossaryEntry(
      "CLOSING",
      [
        "CLOSING means: both ends closed at the same time, and neither knew of the other."
      ], see: ["RFC 9293"]),
    GlossaryEntry(
      "CLOSED",
      [
        "CLOSED means that there is no connection: it is over, was reset, or never began."
      ], see: ["RFC 9293"]),
    GlossaryEntry(
      "SYN",
      [
        "SYN is the flag of the first packet of a connection: it asks for the connection.",
        "The answer carries SYN and ACK; with one more ACK both ends are connected.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "ACK",
      [
        "ACK is the flag of a packet that confirms bytes: all before this number have come.",
        "The kernels send it by themselves; no program sees it.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "FIN",
      [
        "FIN is the flag of the packet that ends one direction: no bytes follow it.",
        "close and shutdown send it; the other program's recv then gives b''.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "packet",
      [
        "A packet is what the kernels send over the network: addresses, flags, and perhaps bytes.",
        "The bytes of one send can travel in several packets, or together with others.",
      ], see: ["packet(7)"]),
    GlossaryEntry(
      "window",
      [
        "The window is how many bytes an end is ready to take, told with each packet.",
        "Window 0 means: its receive queue is full. The other kernel then waits.",
      ], see: ["tcp(7)", "RFC 9293"]),
    GlossaryEntry(
      "MSS",
      [
        "The MSS (maximum segment size) is the most bytes that one packet carries.",
        "Each end tells its own in the first packet.",
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
    GlossaryEntry(
      "poll",
      [
        "poll waits for several sockets, as select does, without a limit on their numbers.",
        "Python calls it by itself before a call on a socket with a timeout.",
      ], see: ["poll(2)"]),
    GlossaryEntry(
      "EAGAIN",
      [
        "EAGAIN: the call would have to wait, and the socket does not block.",
        "Python raises BlockingIOError.",
      ], see: ["errno(3)"]),
    GlossaryEntry(
      "EINPROGRESS",
      [
        "EINPROGRESS: a non-blocking connect has begun, and its answer has not come yet.",
        "Wait until the socket is writable, then read SO_ERROR.",
      ], see: ["connect(2)", "errno(3)"]),
  ]

  /// A few words for each term that an explanation uses before a lesson may have told it.
  static let gists: [(term: String, gist: String)] = [
    ("descriptor", "the number by which your program names an open socket"),
    ("ephemeral port", "one that the kernel chose, for this connection alone"),
    ("backlog", "how many callers may wait for accept"),
    ("ESTABLISHED", "the two ends have agreed; bytes can go both ways"),
    ("LISTEN", "the socket waits for callers"),
    ("CLOSE_WAIT", "the other end has closed, this one has not"),
    ("TIME_WAIT", "closed first; the kernel keeps the two addresses for a while"),
    ("FIN_WAIT2", "closed, and the other kernel has confirmed it"),
    ("FIN_WAIT1", "closed, and the other kernel has not confirmed it yet"),
    ("LAST_ACK", "closed second; the last confirmation is on its way"),
    ("SYN_SENT", "it has called, and no answer has come yet"),
    ("CLOSED", "there is no connection"),
    ("(RST)", "a packet that ends a connection at once, for both ends"),
  ]
}
