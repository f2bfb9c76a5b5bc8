internal import CKernel

/// What the main process asks of the helper, one message each; the helper answers each with one.
enum LabRequest: Hashable {
  /// A socket of one of the lab's hosts.
  case socket(LabHost, family: Int32, type: Int32, protocol: Int32)
  /// Several such sockets, in one message.
  case sockets(LabHost, count: Int32, family: Int32, type: Int32, protocol: Int32)
  /// One more address for the peers' host.
  case address(UInt32)
  /// Another value for a setting of the lab's network.
  case setting(LabSetting, Int32)

  /// The words of the message.
  var words: [Int32] {
    switch self {
    case .socket(let host, let family, let type, let proto):
      [1, host.rawValue, family, type, proto]
    case .address(let host): [2, Int32(bitPattern: host)]
    case .setting(let setting, let value): [3, setting.rawValue, value]
    case .sockets(let host, let count, let family, let type, let proto):
      [4, host.rawValue, count, family, type, proto]
    }
  }

  /// The request that a message means; nil where it means none.
  init?(_ words: ArraySlice<Int32>) {
    let words = Array(words)
    switch words.first {
    case 1 where words.count == 5:
      guard let host = LabHost(rawValue: words[1]) else { return nil }
      self = .socket(host, family: words[2], type: words[3], protocol: words[4])
    case 2 where words.count == 2:
      self = .address(UInt32(bitPattern: words[1]))
    case 3 where words.count == 3:
      guard let setting = LabSetting(rawValue: words[1]) else { return nil }
      self = .setting(setting, words[2])
    case 4 where words.count == 6:
      guard let host = LabHost(rawValue: words[1]), (1...WordChannel.mostPassed).contains(words[2])
      else { return nil }
      self = .sockets(
        host, count: words[2], family: words[3], type: words[4], protocol: words[5])
    default:
      return nil
    }
  }
}

/// The two hosts of the lab, each with a network of its own; a cable joins them.
///
/// There are two because a reader's server that listens on all addresses must not meet the peers' listening sockets:
/// on one host, port 80 would be taken.
package enum LabHost: Int32, Sendable {
  /// Where the reader's program runs.
  case reader
  /// Where the built-in peers are, with every address but the reader's.
  case peers
}

/// A setting of the lab's network that lessons may change.
package enum LabSetting: Int32, CaseIterable, Sendable {
  /// How long an end that no process owns waits in FIN_WAIT2, in seconds.
  case finTimeout = 1
  /// How often data is sent again before the connection is given up.
  case retransmissions
  /// How often a SYN is sent again.
  case synRetransmissions
  /// The least port that needs no privilege.
  case firstUnprivilegedPort

  /// The setting's file.
  var path: String {
    switch self {
    case .finTimeout: "/proc/sys/net/ipv4/tcp_fin_timeout"
    case .retransmissions: "/proc/sys/net/ipv4/tcp_retries2"
    case .synRetransmissions: "/proc/sys/net/ipv4/tcp_syn_retries"
    case .firstUnprivilegedPort: "/proc/sys/net/ipv4/ip_unprivileged_port_start"
    }
  }
}

/// Sends and takes messages of 32-bit words, with a descriptor beside them where there is one.
enum WordChannel {
  /// The most words of a message.
  private static let capacity = 64

  /// Sends a message; minus the errno for a failure.
  static func send(_ words: [Int32], passing descriptor: Int32 = -1, over channel: Int32) -> Int {
    words.withUnsafeBytes { ck_pass(channel, $0.baseAddress, UInt($0.count), descriptor) }
  }

  /// The most descriptors of a message.
  static let mostPassed = CK_MOST_PASSED

  /// Sends a message with several descriptors beside it; minus the errno for a failure.
  static func send(_ words: [Int32], passing descriptors: [Int32], over channel: Int32) -> Int {
    words.withUnsafeBytes {
      ck_pass_all(
        channel, $0.baseAddress, UInt($0.count), descriptors, Int32(descriptors.count))
    }
  }

  /// Waits for a message with several descriptors: fewer than were sent where this process may have no more.
  static func takeAll(from channel: Int32) -> (words: [Int32], descriptors: [Int32]) {
    var descriptors = [Int32](repeating: -1, count: Int(mostPassed))
    var count: Int32 = 0
    var words = [Int32](repeating: 0, count: capacity)
    let bytes = UInt(capacity * MemoryLayout<Int32>.size)
    let taken = ck_take_all(channel, &words, bytes, &descriptors, &count)
    guard taken >= 0 else { return ([], []) }
    return (
      Array(words.prefix(taken / MemoryLayout<Int32>.size)), Array(descriptors.prefix(Int(count)))
    )
  }

  /// Waits for a message; an empty one means that the other end is gone, a failure is its errno.
  static func take(from channel: Int32) -> (words: [Int32], descriptor: Int32, errno: Int32) {
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { buffer in
      var descriptor: Int32 = -1
      let bytes = UInt(capacity * MemoryLayout<Int32>.size)
      let taken = ck_take(channel, buffer.baseAddress, bytes, &descriptor)
      guard taken >= 0 else { return ([], descriptor, Int32(-taken)) }
      return (Array(buffer.prefix(taken / MemoryLayout<Int32>.size)), descriptor, 0)
    }
  }
}
