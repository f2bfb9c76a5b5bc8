internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What the reader's end of one connection has done, read off the timeline.
///
/// A peer's connection is found by its number: the reader's connects to the peer's address are
/// accepted in the order in which they were made. A visitor's is found by the visitor's own address,
/// which the reader's accept gave back.
struct ReaderEnd: Sendable {
  /// How to find the reader's descriptor on the timeline.
  enum Key: Hashable, Sendable {
    /// The connect with this number, from 1, to this address.
    case connect(number: Int, to: SocketAddress)
    /// The accept that gave this address.
    case accept(from: SocketAddress)
    /// No connection: only what the reader listens on, by port.
    case listener(port: UInt16)
  }

  private let key: Key
  private var connects = 0
  private var descriptor: Int32?
  private var boundPorts: [Int32: UInt16] = [:]
  /// Whether the reader's end of the connection exists, as far as its calls tell.
  private(set) var isConnected = false
  /// The bytes that it has sent.
  private(set) var sent = 0
  /// The bytes that it has received.
  private(set) var received = 0
  /// Whether it has been closed.
  private(set) var isClosed = false
  /// Whether it has said that it sends no more.
  private(set) var endedSending = false
  /// Whether the reader has a listening socket at the port.
  private(set) var isListening = false

  /// The end that this key finds.
  init(_ key: Key) {
    self.key = key
  }

  /// Whether the event has happened.
  func satisfies(_ event: PeerAwait) -> Bool {
    switch event {
    case .connected: isConnected
    case .sent(let count): sent >= count
    case .received(let count): received >= count
    case .closed: isClosed
    case .listening: isListening
    case .blocked: false
    }
  }

  /// What has been done that leaves no room for the event; nil while it may still come.
  func deed(insteadOf event: PeerAwait) -> ReaderDeed? {
    switch event {
    case .connected, .closed, .listening: return nil
    case .sent:
      if endedSending, !isClosed { return .endedSending(sent: sent) }
      return isClosed ? .closed(sent: sent, received: received) : nil
    case .received: return isClosed ? .closed(sent: sent, received: received) : nil
    // A call of that name may have come and gone: the wait was over then.
    case .blocked: return isClosed ? .closed(sent: sent, received: received) : nil
    }
  }

  /// Takes the next event of the timeline into account.
  mutating func observe(_ event: TimelineEvent) {
    guard case .call(let event) = event, event.actor == .reader else { return }
    switch (event.call, event.outcome) {
    case (.connect(let fd, let address), let outcome): connect(fd, address, outcome)
    case (.accept, .returned(let fd)):
      if case .address(let remote) = event.detail, key == .accept(from: remote) {
        begin(Int32(truncatingIfNeeded: fd))
      }
    case (.bind(let fd, let address), .returned): boundPorts[fd] = address.port
    case (.listen(let fd, _), .returned):
      if case .listener(let port) = key, boundPorts[fd] == port { isListening = true }
    case (.send(let fd, _, _, _), .returned(let count)) where fd == descriptor && !isClosed:
      sent += count
    case (.recv(let fd, _, let flags, _), .returned(let count))
    where fd == descriptor && !isClosed && flags & ReaderEnd.peekFlag == 0:
      received += count
    case (.shutdown(let fd, let how), .returned) where fd == descriptor && how != 0:
      endedSending = true
    case (.close(let fd), .returned):
      boundPorts[fd] = nil
      if fd == descriptor { isClosed = true }
    default: break
    }
  }

  private mutating func connect(_ fd: Int32, _ address: SocketAddress, _ outcome: CallOutcome) {
    guard case .connect(let number, let target) = key, address == target else { return }
    switch outcome {
    case .returned: break
    case .failed(let errno) where errno == EINPROGRESS || errno == EINTR: break
    case .failed, .waiting: return
    }
    connects += 1
    if connects == number { begin(fd) }
  }

  private mutating func begin(_ fd: Int32) {
    guard !isConnected else { return }
    descriptor = fd
    isConnected = true
  }

  private static let peekFlag = Int32(MSG_PEEK)
}
