extension Glossary {
  /// The states of a connection's ends, and what their packets carry.
  static let states: [GlossaryEntry] = [
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
  ]
}
