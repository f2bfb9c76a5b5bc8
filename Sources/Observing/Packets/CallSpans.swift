internal import Timeline

/// The reader's calls of late that can cause packets, with the time that each took.
struct CallSpans: Sendable {
  fileprivate struct Span: Sendable {
    var id: EventID
    var call: SystemCall
    var start: Moment
    var end: Moment
  }

  private var spans: [Span] = []
  /// The reader's last call of any kind.
  private var latest: EventID?
  /// Where the built-in peers listen.
  private(set) var peers: Set<SocketAddress> = []
  /// Every address that a call or a peer's act of this session has named.
  private(set) var named: Set<SocketAddress> = []

  /// The most calls that are remembered.
  private static let memory = 256

  /// Takes in what was recorded.
  mutating func add(_ events: [TimelineEvent]) {
    for event in events {
      switch event {
      case .call(let call): add(call)
      case .peer(let act):
        if case .listening(let address) = act.action { peers.insert(address) }
        named.formUnion([act.local, act.remote])
      case .packet: break
      }
    }
  }

  private mutating func add(_ call: CallEvent) {
    switch call.call {
    case .connect(_, let address), .bind(_, let address), .send(_, _, _, let address):
      named.insert(address)
    default: break
    }
    if case .address(let address) = call.detail { named.insert(address) }
    guard call.actor == .reader else { return }
    latest = call.id
    guard call.call.sendsPackets else { return }
    if spans.count >= CallSpans.memory { spans.removeFirst(CallSpans.memory / 2) }
    spans.append(
      Span(
        id: call.id, call: call.call, start: call.started,
        end: Moment(nanoseconds: call.started.nanoseconds + call.duration)))
  }

  /// The reader's call that sent something: the last that had begun by then.
  ///
  /// Its end does not matter. What a reader's socket sends is sent in a call, or by a timer that is known by other
  /// signs; and the kernel may give a packet the time at which it was read, right after the call. A call that only
  /// receives sends nothing but windows.
  func call(at moment: Moment, sendingData: Bool) -> EventID? {
    spans.last { span in
      span.hasBegun(by: moment) && !span.call.isConnect && !(sendingData && span.call.isReceiving)
    }?.id
  }

  /// The reader's connect to this address that was under way at a moment, or was the last thing before it.
  func connect(to address: SocketAddress, at moment: Moment) -> EventID? {
    spans.last { span in
      guard case .connect(_, let target) = span.call else { return false }
      return span.hasBegun(by: moment) && (moment <= span.end || span.id == latest)
        && target.reaches(address)
    }?.id
  }
}

extension CallSpans.Span {
  /// How exactly the times of packets and calls can be compared.
  private static let precision: Int64 = 2000

  /// Whether the call had begun at a moment.
  fileprivate func hasBegun(by moment: Moment) -> Bool {
    start - moment <= CallSpans.Span.precision
  }
}

extension SystemCall {
  /// Whether the kernel may send something because of the call.
  fileprivate var sendsPackets: Bool {
    switch self {
    case .connect, .send, .shutdown, .close, .setsockopt, .recv: true
    case .message: true
    case .socket, .socketpair, .bind, .listen, .accept, .dup, .getsockname, .getpeername,
      .getsockopt, .setNonBlocking, .getFlags, .poll, .select, .sleep, .threadWait:
      false
    }
  }

  fileprivate var isReceiving: Bool {
    if case .recv = plain { true } else { false }
  }

  fileprivate var isConnect: Bool {
    if case .connect = self { true } else { false }
  }
}

extension SocketAddress {
  /// Whether a connect to this address leads there: 0.0.0.0 is this machine, connect(2).
  fileprivate func reaches(_ other: SocketAddress) -> Bool {
    self == other || host == 0 && port == other.port
  }
}
