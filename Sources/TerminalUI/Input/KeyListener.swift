internal import CEditShim
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Takes single keys from the terminal while a call blocks.
///
/// It sets the terminal to single keys without echo (Ctrl-C stays a signal) and reads on a thread of
/// its own. The keys asked for go to the closure as long as nothing else has been typed; all other
/// bytes are kept for the next prompt. `stop` waits for the thread, so no byte is lost to it later.
final class KeyListener {
  private let input: Int32
  private let typed = Shared()
  private var thread: NativeThread?
  private var wake: (read: Int32, write: Int32) = (-1, -1)

  /// What the listener's thread and its owner both touch.
  private final class Shared: Sendable {
    let ahead = Mutex<[UInt8]>([])
  }

  /// A listener on a terminal's descriptor that is already guarded.
  init(input: Int32) { self.input = input }

  /// Whether keys are being taken.
  var isListening: Bool { thread != nil }

  /// Begins to take keys; false when the terminal cannot be set so.
  @discardableResult
  func start(keys: Set<Character>, handler: @escaping @Sendable (Character) -> Void) -> Bool {
    guard thread == nil, cedit_terminal_guard(input) == 0, openWakePipe() else { return false }
    guard cedit_terminal_cbreak() == 0 else {
      closeWakePipe()
      return false
    }
    Signals.shared.aroundStop(
      willStop: { cedit_terminal_restore() }, didContinue: { _ = cedit_terminal_cbreak() })
    let (input, wake, typed) = (input, wake.read, typed)
    thread = NativeThread {
      Self.listen(input, wake) { bytes in
        guard let key = typed.ahead.withLock({ Self.accept(bytes, keys: keys, ahead: &$0) }) else {
          return
        }
        handler(key)
      }
    }
    if thread == nil { stop() }
    return thread != nil
  }

  /// Stops taking keys, gives the terminal its modes back, and returns what else was typed.
  @discardableResult
  func stop() -> [UInt8] {
    if let thread {
      var byte: UInt8 = 0
      _ = write(wake.write, &byte, 1)
      if thread.isCurrent { thread.detach() } else { thread.join() }
      self.thread = nil
    }
    Signals.shared.aroundStop(willStop: nil, didContinue: nil)
    cedit_terminal_restore()
    closeWakePipe()
    return typed.ahead.withLock { ahead in
      defer { ahead = [] }
      return ahead
    }
  }

  /// One read's bytes: the key that they are, or nil when they are typing for the next prompt.
  ///
  /// Several bytes at once are a paste or an arrow key, never a command.
  static func accept(_ bytes: [UInt8], keys: Set<Character>, ahead: inout [UInt8]) -> Character? {
    if bytes.count == 1, ahead.isEmpty, let byte = bytes.first, byte < 0x80 {
      let key = Character(Unicode.Scalar(byte))
      if keys.contains(key) { return key }
    }
    ahead += bytes
    return nil
  }

  private static func listen(_ input: Int32, _ wake: Int32, _ take: ([UInt8]) -> Void) {
    var buffer = [UInt8](repeating: 0, count: 256)
    while true {
      var entries = [
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, 2, -1) > 0 || errno == EINTR else { return }
      if entries[1].revents != 0 { return }
      guard entries[0].revents != 0 else { continue }
      let count = read(input, &buffer, buffer.count)
      if count > 0 {
        take(Array(buffer[..<count]))
      } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
        return
      }
    }
  }

  private func openWakePipe() -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for index in 0..<2 {
      let high = fcntl(ends[index], F_DUPFD_CLOEXEC, 900)
      if high >= 0 {
        _ = close(ends[index])
        ends[index] = high
      }
    }
    wake = (ends[0], ends[1])
    return true
  }

  private func closeWakePipe() {
    if wake.read >= 0 { _ = close(wake.read) }
    if wake.write >= 0 { _ = close(wake.write) }
    wake = (-1, -1)
  }
}
