import Peers
import Sockets
import Testing
import Timeline

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A hall and a reader who makes real calls through the same kernel.
final class Bench: Sendable {
  let kernel: PosixKernel
  let hall: PeerHall
  var recorder: Recorder { kernel.recorder }

  init() {
    kernel = PosixKernel(recorder: Recorder())
    hall = PeerHall(kernel: kernel, board: kernel.board)
  }

  /// A connection of the reader's to one of our hosts.
  func connect(_ host: String, _ port: UInt16) throws -> Client {
    let address = try #require(hall.names.address(of: host))
    let route = hall.names.route(host: address, port: port)
    let client = try Client(kernel)
    let result = client.call(.connect(fd: client.fd, address: route.address))
    guard result.succeeded else { throw CallFailed(errno: result.errno) }
    return client
  }

  /// What a peer did from an event on, as words.
  func acts(of name: String, from index: Int = 0) -> [String] {
    recorder.events(from: index).compactMap { event in
      guard case .peer(let event) = event, event.actor == .peer(name) else { return nil }
      return Bench.word(event.action)
    }
  }

  /// Waits until some event of a peer or visitor satisfies the condition.
  @discardableResult
  func waits(
    for actor: Actor, from index: Int = 0, where condition: (PeerAction) -> Bool
  ) -> PeerEvent? {
    let found = recorder.first(from: index, within: 10_000) { event in
      guard case .peer(let event) = event, event.actor == actor else { return false }
      return condition(event.action)
    }
    guard case .peer(let event) = found else { return nil }
    return event
  }

  static func word(_ action: PeerAction) -> String {
    switch action {
    case .listening: "listening"
    case .accepted: "accepted"
    case .connected: "connected"
    case .received(let data): "received \(String(decoding: data.bytes, as: UTF8.self))"
    case .sent(let data): "sent \(String(decoding: data.bytes, as: UTF8.self))"
    case .sawEndOfStream: "saw end"
    case .shutDown: "shut down"
    case .closed(let unread): "closed \(unread)"
    case .reset: "reset"
    case .waiting(let what): "waiting: \(what)"
    case .vanished: "vanished"
    case .healed: "healed"
    case .losing(let count): "losing \(count)"
    case .rebooted: "rebooted"
    case .filledBacklog: "filled backlog"
    case .stoppedReading: "stopped reading"
    case .stoodIn(let verb): "stood in for \(verb)"
    case .missed(let event, .closed(let sent, let received)):
      "missed \(event): closed after \(sent), \(received)"
    case .missed(let event, .endedSending(let sent)):
      "missed \(event): ended sending after \(sent)"
    case .finished: "finished"
    case .failed(let call, let errno): "failed \(call) \(errno)"
    }
  }
}

struct CallFailed: Error, Equatable {
  var errno: Int32
}

/// A socket of the reader's; every call goes through the funnel.
final class Client: Sendable {
  let kernel: PosixKernel
  let fd: Int32
  private let caller = Caller(actor: .reader, thread: 0, line: 1)

  init(_ kernel: PosixKernel) throws {
    self.kernel = kernel
    let made = kernel.call(
      .socket(family: AF_INET, type: streamType, protocol: 0),
      by: Caller(actor: .reader, thread: 0, line: 1))
    guard made.succeeded else { throw CallFailed(errno: made.errno) }
    fd = Int32(made.value)
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  init(_ kernel: PosixKernel, adopting fd: Int32) {
    self.kernel = kernel
    self.fd = fd
  }

  /// Takes the time limit off: the watcher asks for it.
  func waitWithoutLimit() {
    var none = timeval(tv_sec: 0, tv_usec: 0)
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &none, socklen_t(MemoryLayout<timeval>.size))
  }

  func call(_ call: SystemCall, _ buffer: CallBuffer = .none) -> CallReturn {
    kernel.call(call, by: caller, buffer: buffer)
  }

  func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let result = rest.withUnsafeBytes { buffer in
        call(.send(fd: fd, length: buffer.count, flags: 0, to: .none), .source(buffer))
      }
      guard result.succeeded else { throw CallFailed(errno: result.errno) }
      rest = rest.dropFirst(result.value)
    }
  }

  func recv(_ capacity: Int = 65536) throws -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 1)
    defer { buffer.deallocate() }
    let result = call(
      .recv(fd: fd, capacity: capacity, flags: 0, wantsAddress: false), .destination(buffer))
    guard result.succeeded else { throw CallFailed(errno: result.errno) }
    return [UInt8](buffer.prefix(result.value))
  }

  /// As many bytes as asked for, or fewer at the end of the stream.
  func receive(_ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let more = try recv(count - bytes.count)
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// Everything up to the end of the stream.
  func rest() throws -> String {
    var bytes: [UInt8] = []
    while true {
      let more = try recv()
      if more.isEmpty { return String(decoding: bytes, as: UTF8.self) }
      bytes += more
    }
  }

  func shutdownWriting() {
    _ = call(.shutdown(fd: fd, how: 1))
  }

  func close() {
    _ = call(.close(fd: fd))
  }
}

#if canImport(Glibc)
let streamType = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
#else
let streamType = SOCK_STREAM
#endif
