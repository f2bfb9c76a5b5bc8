internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a step's lines did, by state and not by text: what a `try` step compares.
struct StepEffect {
  /// A reader's call by name and outcome; how often does not matter, for bytes are compared by themselves.
  struct CallKind: Hashable {
    var name: String
    var errno: Int32

    /// Whether the call can have moved bytes or changed a state: it did not fail, or it failed with news of the peer.
    var mayChangeAnything: Bool {
      ![
        ENOTCONN, EISCONN, EINVAL, EBADF, ENOTSOCK, EOPNOTSUPP, EAGAIN, EALREADY, EADDRINUSE,
        EADDRNOTAVAIL, EAFNOSUPPORT, EDESTADDRREQ, EACCES, EPERM, ENOPROTOOPT,
      ].contains(errno)
    }
  }

  /// The names that were bound or changed, with what they hold now.
  var names: [String: Glimpse]
  /// The kinds of calls that were made.
  var calls: Set<CallKind>
  /// The bytes that each peer and visitor has received.
  var received: [Actor: [UInt8]]
  /// How the last line came out: the exception's name, or nil.
  var error: String?
  /// The value that the last line echoed: compared where there is nothing else.
  var result: Glimpse?

  /// Whether nothing lasts of it but the value that was echoed.
  private var isOnlyLooking: Bool {
    names.isEmpty && calls.isEmpty && error == nil && received.values.allSatisfy(\.isEmpty)
  }

  /// The first thing that another effect has and this one lacks; nil when nothing is missing.
  ///
  /// Extras are fine.
  /// Names may differ where one object plays the part: the pairs are returned in `renamed`.
  func missing(from wanted: StepEffect) -> (gap: EffectGap?, renamed: [String: String]) {
    if let error, wanted.error != error { return (.raised(error), [:]) }
    if let expected = wanted.error, error == nil { return (.noError(expected), [:]) }
    for call in wanted.calls.sorted(by: { $0.name < $1.name }) where !calls.contains(call) {
      // What Python closes on its way out of an error is no matter of the reader's.
      if call.name == "close", wanted.error != nil { continue }
      return (.call(call.name), [:])
    }
    for (actor, bytes) in wanted.received where !bytes.isEmpty {
      let got = received[actor] ?? []
      if got != bytes { return (.bytes(actor, wanted: bytes, got: got), [:]) }
    }
    if wanted.isOnlyLooking, let value = wanted.result, result.map({ $0.plays(value) }) != true {
      return (.result(wanted: value), [:])
    }
    return missingName(from: wanted)
  }

  private func missingName(
    from wanted: StepEffect
  ) -> (gap: EffectGap?, renamed: [String: String]) {
    var renamed: [String: String] = [:]
    var missing: [String] = []
    var spare = names.filter { wanted.names[$0.key] == nil }
    for (name, value) in wanted.names.sorted(by: { $0.key < $1.key }) {
      if let own = names[name] {
        if !own.plays(value) { return (.value(name, wanted: value, got: own), [:]) }
      } else if let other = spare.keys.sorted().first(where: { spare[$0]?.plays(value) == true }) {
        renamed[name] = other
        spare[other] = nil
      } else {
        missing.append(name)
      }
    }
    guard let first = missing.first, let value = wanted.names[first] else { return (nil, renamed) }
    let holder = missing.count > 1 ? spare.first { $0.value.typeName == "tuple" }?.key : nil
    return (.names(missing, wanted: value, isShown: result != nil, holder: holder), [:])
  }
}

/// What a reader's lines have not done yet.
enum EffectGap: Hashable {
  /// A call was not made, or did not come out as it should.
  case call(String)
  /// These names are not bound; what the first holds in the step, whether the value was shown instead, and the name of
  /// a tuple that may hold them.
  case names([String], wanted: Glimpse, isShown: Bool, holder: String?)
  /// A name holds something else.
  case value(String, wanted: Glimpse, got: Glimpse)
  /// The last line has another value.
  case result(wanted: Glimpse)
  /// A peer received other bytes.
  case bytes(Actor, wanted: [UInt8], got: [UInt8])
  /// The line raised what the step does not.
  case raised(String)
  /// The step shows this exception, and none came.
  case noError(String)
}

extension Glimpse {
  /// Whether this value can stand for another: the same class and, for texts and bytes and truth values, the same value.
  ///
  /// Numbers and tuples hold ports and descriptors, which differ from run to run.
  func plays(_ other: Glimpse) -> Bool {
    guard typeName == other.typeName else { return false }
    return ["bytes", "str", "bool"].contains(typeName) ? repr == other.repr : true
  }
}
