internal import Synchronization
internal import Locks

/// The bits of the one word that running code tests.
enum Interrupts {
  /// Ctrl-C: `KeyboardInterrupt` in the main thread.
  static let keyboard: UInt32 = 1
  /// End the run for the reason kept beside the word.
  static let stop: UInt32 = 2
  /// Another thread has waited for the lock longer than the switch interval.
  static let handOver: UInt32 = 4
  /// Steps are counted: stays set while a budget is in force.
  static let counting: UInt32 = 8
  /// Generators were dropped whose cleaning up is to be run.
  static let cleanup: UInt32 = 32
  /// A helper thread must end because the run is over.
  static let ending: UInt32 = 16
  /// The process takes so much memory that the program must not grow further.
  static let memory: UInt32 = 64
}

extension Interpreter {
  /// What the test of the word leads to when it is not zero.
  @inline(never)
  func handleInterrupts(_ cx: Context) throws(PyException) {
    let bits = interrupts.pointee.load(ordering: .acquiring)
    if bits & Interrupts.stop != 0 { throw .stop(stopReason.withLock { $0 } ?? .sessionEnding) }
    if bits & Interrupts.ending != 0, !cx.isMainThread { throw .stop(.sessionEnding) }
    if bits & Interrupts.keyboard != 0, cx.isMainThread {
      interrupts.pointee.bitwiseAnd(~Interrupts.keyboard, ordering: .acquiringAndReleasing)
      throw .make(Types.keyboardInterrupt, arguments: [])
    }
    if bits & Interrupts.memory != 0 {
      interrupts.pointee.bitwiseAnd(~Interrupts.memory, ordering: .acquiringAndReleasing)
      throw .memoryError()
    }
    if bits & Interrupts.counting != 0 {
      stepsLeft -= 1
      if stepsLeft < 0 { throw .stop(.stepBudget) }
    }
    if bits & Interrupts.cleanup != 0 { try closeDropped(cx) }
    if bits & Interrupts.handOver != 0 {
      let handled = cx.record.pointee.handled
      lock.release()
      lock.acquire()
      cx.record.pointee.handled = handled
    }
  }

  /// Takes a generator that was dropped in the middle of a `try`, `with` or `yield from`.
  func handIn(_ generator: PyGenerator) {
    dropped.append(generator)
    interrupts.pointee.bitwiseOr(Interrupts.cleanup, ordering: .acquiringAndReleasing)
  }

  /// Closes the generators that were dropped; what they raise is told, but not for the program to catch.
  func closeDropped(_ cx: Context) throws(PyException) {
    interrupts.pointee.bitwiseAnd(~Interrupts.cleanup, ordering: .acquiringAndReleasing)
    while let generator = dropped.popLast() {
      do throws(PyException) {
        try cx.close(generator)
      } catch {
        guard let object = error.object else { throw error }
        // One that goes on in spite of it is given up: it would be handed in again for ever.
        if generator.state == .suspended { generator.release() }
        let name = try cx.repr(.object(generator))
        // Where standard error is closed there is nobody left to tell.
        try? cx.write(
          PyStr("Exception ignored in: \(name)\n" + cx.report(object)), to: .standardError)
      }
    }
  }

  /// Asks for `KeyboardInterrupt` in the main thread.
  ///
  /// Safe in a signal handler and on any thread.
  ///
  /// A thread inside a blocking call must be signalled as well; that is the caller's part.
  package func requestInterrupt() {
    interrupts.pointee.bitwiseOr(Interrupts.keyboard, ordering: .acquiringAndReleasing)
  }

  /// Ends the run as soon as it tests the word, whatever Python code says.
  ///
  /// For any thread.
  package func requestStop(_ reason: StopReason) {
    stopReason.withLock { if $0 == nil { $0 = reason } }
    interrupts.pointee.bitwiseOr(Interrupts.stop, ordering: .acquiringAndReleasing)
  }

  /// Whether an interrupt or a stop waits to be handled: what a blocked call asks after EINTR.
  package var isInterruptPending: Bool {
    interrupts.pointee.load(ordering: .acquiring)
      & (Interrupts.keyboard | Interrupts.stop | Interrupts.ending) != 0
  }

  func clearStop() {
    stopReason.withLock { $0 = nil }
    interrupts.pointee.bitwiseAnd(
      ~(Interrupts.stop | Interrupts.keyboard | Interrupts.memory), ordering: .acquiringAndReleasing
    )
  }
}
