internal import CKernel
internal import Locks
internal import Sockets

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// One end of the helper's channel, as the threads of one descriptor table know it.
///
/// A question and its answer stay together: there is one lock for all doors of a lab.
struct LabDoor: SocketFactory {
  /// What the doors of one lab share.
  final class Life: Sendable {
    let isLost = Guarded(false)
  }

  private let life: Life
  private let number: Int32
  private let host: LabHost

  /// The first door of a lab; its sockets are the reader's.
  init(channel: Int32) {
    self.init(life: Life(), number: channel, host: .reader)
  }

  private init(life: Life, number: Int32, host: LabHost) {
    self.life = life
    self.number = number
    self.host = host
  }

  /// The same door for sockets of a host.
  func of(_ host: LabHost) -> LabDoor { LabDoor(life: life, number: number, host: host) }

  var channel: Int32? { number }

  func over(channel: Int32) -> any SocketFactory {
    LabDoor(life: life, number: channel, host: host)
  }

  var confinement: Confinement { .lab }

  /// Whether the helper does not answer any more, or has ended since it was asked last.
  var isLost: Bool {
    life.isLost.withLock { isLost in
      if !isLost, hasHungUp { isLost = true }
      return isLost
    }
  }

  private var hasHungUp: Bool {
    var entry = pollfd(fd: number, events: 0, revents: 0)
    return poll(&entry, 1, 0) > 0 && entry.revents & Int16(POLLHUP | POLLERR) != 0
  }

  /// Waits for the helper's next message, unasked.
  func take() -> (words: [Int32], descriptor: Int32, errno: Int32) {
    life.isLost.withLock { isLost in
      let message = WordChannel.take(from: number)
      if message.words.isEmpty { isLost = true }
      return message
    }
  }

  /// Asks the helper, and waits for its answer.
  func ask(_ request: LabRequest) -> (descriptor: Int32, errno: Int32) {
    life.isLost.withLock { isLost in
      guard !isLost else { return (-1, ENETDOWN) }
      guard WordChannel.send(request.words, over: number) >= 0 else {
        isLost = true
        return (-1, ENETDOWN)
      }
      let answer = WordChannel.take(from: number)
      if answer.descriptor >= 0 || answer.errno == EMFILE {
        // The helper has a copy until it says that it has closed it.
        if WordChannel.take(from: number).words.isEmpty { isLost = true }
      }
      // The answer came, but this process may have no more descriptors.
      if answer.errno == EMFILE { return (-1, EMFILE) }
      guard let errno = answer.words.first else {
        isLost = true
        return (-1, ENETDOWN)
      }
      return (answer.descriptor, errno)
    }
  }

  func socket(family: Int32, type: Int32, protocol: Int32) -> (fd: Int32, errno: Int32) {
    // What has no network needs no lab.
    guard family != AF_UNIX else {
      let made = ck_socket(family, type, `protocol`)
      return made < 0 ? (-1, Int32(-made)) : (Int32(made), 0)
    }
    let answer = ask(.socket(host, family: family, type: type, protocol: `protocol`))
    return answer.errno == 0 ? (answer.descriptor, 0) : (-1, answer.errno)
  }

  /// Asks for all of them at once: each question costs two changes of the process that runs.
  func sockets(_ count: Int, family: Int32, type: Int32, protocol: Int32)
    -> [(fd: Int32, errno: Int32)]
  {
    guard family != AF_UNIX, (1...Int(WordChannel.mostPassed)).contains(count) else {
      return (0..<count).map { _ in socket(family: family, type: type, protocol: `protocol`) }
    }
    let request = LabRequest.sockets(
      host, count: Int32(count), family: family, type: type, protocol: `protocol`)
    let (made, errno) = life.isLost.withLock { isLost -> ([Int32], Int32) in
      guard !isLost, WordChannel.send(request.words, over: number) >= 0 else {
        isLost = true
        return ([], ENETDOWN)
      }
      let answer = WordChannel.takeAll(from: number)
      guard answer.words.count == 2 else {
        isLost = true
        return (answer.descriptors, ENETDOWN)
      }
      if answer.words[1] > 0, WordChannel.take(from: number).words.isEmpty { isLost = true }
      return (answer.descriptors, answer.words[0] == 0 ? EMFILE : answer.words[0])
    }
    let missing = Array(repeating: (fd: Int32(-1), errno: errno), count: count - made.count)
    return made.map { ($0, 0) } + missing
  }

  /// Takes no question any more.
  func shut() {
    life.isLost.withLock { $0 = true }
  }

  /// Closes the channel.
  func close() {
    _ = ck_close(number)
  }
}
