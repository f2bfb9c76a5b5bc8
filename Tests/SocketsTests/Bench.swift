import Sockets
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A kernel with short names for its calls, as a test reads them.
struct Bench {
  let recorder = Recorder()
  let kernel: PosixKernel
  let me = Caller(actor: .reader, thread: 0, line: 1)

  init(network: Bool = false) {
    kernel = PosixKernel(recorder: recorder, factory: LocalSocketFactory(network: network))
  }

  static let stream = Int32(SOCK_STREAM.rawValue)
  static let datagram = Int32(SOCK_DGRAM.rawValue)

  func make(_ call: SystemCall) -> CallReturn { kernel.call(call, by: me) }

  func socket(_ type: Int32 = Bench.stream) -> Int32 {
    Int32(make(.socket(family: AF_INET, type: type, protocol: 0)).value)
  }

  func bind(_ fd: Int32, _ address: SocketAddress = .loopback(0)) -> CallReturn {
    make(.bind(fd: fd, address: address))
  }

  func listen(_ fd: Int32, _ backlog: Int32 = 5) -> CallReturn {
    make(.listen(fd: fd, backlog: backlog))
  }

  func connect(_ fd: Int32, _ address: SocketAddress) -> CallReturn {
    make(.connect(fd: fd, address: address))
  }

  func accept(_ fd: Int32) -> CallReturn { make(.accept(fd: fd, flags: 0)) }

  @discardableResult
  func close(_ fd: Int32) -> CallReturn { make(.close(fd: fd)) }

  func send(_ fd: Int32, _ text: String, flags: Int32 = 0, to: SocketAddress = .none)
    -> CallReturn
  {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes {
      kernel.call(
        .send(fd: fd, length: bytes.count, flags: flags, to: to), by: me, buffer: .source($0))
    }
  }

  func recv(_ fd: Int32, _ capacity: Int, flags: Int32 = 0) -> (text: String, errno: Int32) {
    var bytes = [UInt8](repeating: 0, count: capacity)
    let result = bytes.withUnsafeMutableBytes {
      kernel.call(
        .recv(fd: fd, capacity: capacity, flags: flags, wantsAddress: false), by: me,
        buffer: .destination($0))
    }
    return (String(decoding: bytes.prefix(max(0, result.value)), as: UTF8.self), result.errno)
  }

  func address(_ fd: Int32) -> SocketAddress {
    guard case .address(let address) = make(.getsockname(fd: fd)).detail else { return .none }
    return address
  }

  /// A listening socket on a free port of 127.0.0.1.
  func listener(backlog: Int32 = 5) -> (fd: Int32, address: SocketAddress) {
    let fd = socket()
    _ = bind(fd)
    _ = listen(fd, backlog)
    return (fd, address(fd))
  }

  /// Both ends of a connection over 127.0.0.1.
  func connection() -> (yours: Int32, peers: Int32) {
    let (server, address) = listener()
    defer { close(server) }
    let client = socket()
    _ = connect(client, address)
    return (client, Int32(accept(server).value))
  }

  /// Closes with a reset: SO_LINGER on, 0 seconds.
  func reset(_ fd: Int32) {
    let linger: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0]
    _ = make(.setsockopt(fd: fd, level: SOL_SOCKET, option: SO_LINGER, value: linger))
    close(fd)
  }

  func setReuse(_ fd: Int32) -> CallReturn {
    make(.setsockopt(fd: fd, level: SOL_SOCKET, option: SO_REUSEADDR, value: [1, 0, 0, 0]))
  }

  /// The calls recorded so far.
  var calls: [CallEvent] {
    recorder.events().compactMap { if case .call(let call) = $0 { call } else { nil } }
  }
}
