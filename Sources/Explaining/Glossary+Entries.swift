extension Glossary {
  /// The entries, by name in lower case.
  static let table: [String: GlossaryEntry] = Dictionary(
    uniqueKeysWithValues: (calls + terms + states + errors).map {
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

  /// A few words for each term that an explanation uses before a lesson may have told it.
  static let gists: [(term: String, gist: String)] = [
    ("descriptor", "the number by which your program names an open socket"),
    ("ephemeral port", "one that the kernel chose, for this connection alone"),
    ("backlog", "how many callers may wait for accept"),
    ("ESTABLISHED", "the two ends have agreed; bytes can go both ways"),
    ("LISTEN", "the socket waits for callers"),
    ("CLOSE_WAIT", "the other end has ended its sending"),
    ("TIME_WAIT", "closed first; the kernel keeps the two addresses for a while"),
    ("FIN_WAIT2", "it has ended its sending, and the other kernel has confirmed it"),
    ("FIN_WAIT1", "it has ended its sending, and the other kernel has not confirmed it yet"),
    ("LAST_ACK", "closed second; the last confirmation is on its way"),
    ("SYN_SENT", "it has called, and no answer has come yet"),
    ("CLOSED", "there is no connection"),
    ("(RST)", "a packet that ends a connection at once, for both ends"),
  ]
}
