extension Glossary {
  /// The calls of a socket and those that wait for several.
  static let calls: [GlossaryEntry] = [
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
      "poll",
      [
        "poll waits for several sockets, as select does, without a limit on their numbers.",
        "Python calls it by itself before a call on a socket with a timeout.",
      ], see: ["poll(2)"]),
  ]
}
