extension Glossary {
  /// The errors that calls on sockets meet.
  static let errors: [GlossaryEntry] = [
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
}
