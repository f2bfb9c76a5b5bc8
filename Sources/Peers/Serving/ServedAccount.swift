internal import NIOCore
internal import NIOPosix
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a connection of a served service received and sent, and how it began and ended.
///
/// Belongs to the event loop of its connection.
final class ServedAccount {
  private let peer: String
  private let ledger: ServeLedger
  private var connection: ServedConnection?
  private var began = NIODeadline.now()
  /// Whether the client has ended its sending.
  var sawEnd = false
  /// Whether the service has closed.
  var closesItself = false

  /// An account for one connection of this peer.
  init(peer: String, ledger: ServeLedger) {
    self.peer = peer
    self.ledger = ledger
  }

  /// The connection is there.
  func begin(_ client: NIOCore.SocketAddress?) {
    began = .now()
    connection = ledger.opened(peer, from: JournalHandler.address(client))
  }

  /// Counts bytes that came from the client.
  func received(_ count: Int) {
    connection?.received += count
  }

  /// Counts bytes that the kernel has taken for the client.
  func sent(_ count: Int) {
    connection?.sent += count
  }

  /// Keeps how the connection ended.
  func failed(_ error: any Error) {
    guard let error = error as? IOError, connection?.end == nil else { return }
    // A send to a client that has reset the connection is EPIPE.
    let isReset = error.errnoCode == ECONNRESET || error.errnoCode == EPIPE
    connection?.end = isReset ? .clientReset : .failed(call: "recv", errno: error.errnoCode)
  }

  /// The connection is gone: tells of it.
  func end() {
    guard var connection else { return }
    connection.nanoseconds = (NIODeadline.now() - began).nanoseconds
    connection.end = connection.end ?? ending
    self.connection = nil
    ledger.closed(connection)
  }

  /// How the connection ended where no error told.
  ///
  /// Where nobody closed it here, a send found it reset.
  private var ending: ServedEnd {
    if ledger.isStopping { return .stopped }
    if sawEnd { return .clientClosed }
    return closesItself ? .peerClosed(unread: 0) : .clientReset
  }
}
