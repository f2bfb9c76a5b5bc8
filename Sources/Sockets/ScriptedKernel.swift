internal import Locks
package import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a scripted kernel does with calls that fit.
package struct ScriptRule: Sendable {
  /// The answer in place of, or around, the real call.
  package enum Reply: Sendable {
    /// Fails with this errno; nothing is called.
    case fail(Int32)
    /// Makes the call with at most so many bytes of its buffer.
    case short(Int)
    /// Returns this, and fills the buffer of a recv with these bytes; nothing is called.
    case answer(CallReturn, bytes: [UInt8] = [])
  }

  private let fits: @Sendable (SystemCall, Caller) -> Bool
  let reply: Reply
  /// How many calls that fit pass before the rule acts.
  var skip: Int
  /// How often the rule acts; nil for always.
  var times: Int?

  /// A rule for calls that fit: it lets `skip` of them pass, then acts `times` times, nil for always.
  package init(
    _ reply: Reply, skip: Int = 0, times: Int? = 1,
    where fits: @escaping @Sendable (SystemCall, Caller) -> Bool = { _, _ in true }
  ) {
    self.fits = fits
    self.reply = reply
    self.skip = skip
    self.times = times
  }

  /// The rule that fails the nth call of all, from 1.
  package static func fail(call number: Int, with errno: Int32) -> ScriptRule {
    ScriptRule(.fail(errno), skip: number - 1)
  }

  /// Whether the rule acts on this call, which is counted.
  mutating func acts(on call: SystemCall, by caller: Caller) -> Bool {
    guard times != 0, fits(call, caller) else { return false }
    guard skip == 0 else {
      skip -= 1
      return false
    }
    times = times.map { $0 - 1 }
    return true
  }
}

/// A kernel that forces results: for tests, for the fault sweep, and for grade expressions, which may not call at all.
///
/// The first rule that acts answers. Other calls go to the kernel below; without one they fail with ENOSYS. Every call
/// is recorded once, as it was asked.
package final class ScriptedKernel: Kernel {
  package let recorder: Recorder
  private let base: (any Kernel)?
  private let script: Guarded<Script>

  private struct Script {
    var rules: [ScriptRule]
    var made = 0
  }

  /// A kernel that puts rules before another kernel and records where that one does.
  package init(over base: any Kernel, rules: [ScriptRule]) {
    self.base = base
    recorder = base.recorder
    script = Guarded(Script(rules: rules))
  }

  /// A kernel with no real calls below: every answer is scripted.
  package init(recorder: Recorder, rules: [ScriptRule] = []) {
    base = nil
    self.recorder = recorder
    script = Guarded(Script(rules: rules))
  }

  /// How many calls were asked for so far.
  package var callsMade: Int { script.withLock { $0.made } }

  package func call(_ call: SystemCall, by caller: Caller, buffer: CallBuffer) -> CallReturn {
    let reply = script.withLock { script -> ScriptRule.Reply? in
      script.made += 1
      for index in script.rules.indices where script.rules[index].acts(on: call, by: caller) {
        return script.rules[index].reply
      }
      return nil
    }
    switch reply {
    case .fail(let errno):
      return answer(call, caller, CallReturn(value: -1, errno: errno), .none)
    case .short(let count):
      return passOn(call, caller, buffer.shortened(to: count))
    case .answer(let result, let bytes):
      return answer(call, caller, result, buffer.filled(with: bytes))
    case nil:
      return passOn(call, caller, buffer)
    }
  }

  private func passOn(_ call: SystemCall, _ caller: Caller, _ buffer: CallBuffer) -> CallReturn {
    guard let base else {
      return answer(call, caller, CallReturn(value: -1, errno: ENOSYS), .none)
    }
    return base.call(call, by: caller, buffer: buffer)
  }

  private func answer(
    _ call: SystemCall, _ caller: Caller, _ result: CallReturn, _ buffer: CallBuffer
  ) -> CallReturn {
    recorder.record(call, by: caller, result, buffer, started: recorder.now)
    return result
  }
}

extension CallBuffer {
  /// The first bytes of the buffer.
  fileprivate func shortened(to count: Int) -> CallBuffer {
    switch self {
    case .none: .none
    case .source(let bytes): .source(UnsafeRawBufferPointer(rebasing: bytes.prefix(count)))
    case .destination(let bytes):
      .destination(UnsafeMutableRawBufferPointer(rebasing: bytes.prefix(count)))
    }
  }

  /// The buffer, with these bytes written to its start where it is for receiving.
  fileprivate func filled(with bytes: [UInt8]) -> CallBuffer {
    if case .destination(let target) = self {
      target.copyBytes(from: bytes.prefix(target.count))
    }
    return self
  }
}
