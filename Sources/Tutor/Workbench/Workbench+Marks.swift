internal import Explaining
internal import Peers
internal import PyInterpreter
internal import PyModules
internal import Timeline

extension Workbench {
  /// The state of affairs at one moment, to tell later what has changed.
  struct Mark {
    /// Where the record stood.
    var event: Int
    /// What the names held.
    var names: [String: Glimpse]
  }

  /// The present state of affairs.
  func mark() -> Mark {
    Mark(event: recorder.count, names: session.glimpses())
  }

  /// The names that were bound or hold something else now.
  func changedNames(since mark: Mark) -> [String: Glimpse] {
    session.glimpses().filter { mark.names[$0.key] != $0.value }
  }

  /// Whether any name was bound, bound anew, or unbound since then.
  func hasChangedNames(since mark: Mark) -> Bool {
    session.glimpses() != mark.names
  }

  /// Whether anything was done since then that lasts: looking at a value does not, nor does a slip of the pen, nor a
  /// call that the kernel refused and that ended the line.
  func hasEffect(since mark: Mark, endedInError: Bool) -> Bool {
    callKinds(in: recorder.events(from: mark.event)).contains {
      !endedInError || $0.mayChangeAnything
    } || hasChangedNames(since: mark)
  }

  /// The names that were not bound then.
  func newNames(since mark: Mark) -> Set<String> {
    session.ownNames.subtracting(mark.names.keys)
  }

  /// The kinds of the reader's calls among events.
  func callKinds(in events: [TimelineEvent]) -> Set<StepEffect.CallKind> {
    var kinds: Set<StepEffect.CallKind> = []
    for case .call(let call) in events where call.actor == .reader {
      switch call.outcome {
      case .returned: kinds.insert(StepEffect.CallKind(name: call.methodName, errno: 0))
      case .failed(let errno):
        kinds.insert(StepEffect.CallKind(name: call.methodName, errno: errno))
      case .waiting: break
      }
    }
    return kinds
  }

  /// What each peer and visitor has received since then, once it has taken what was sent to it.
  func receivedBytes(since mark: Mark) -> [Actor: [UInt8]] {
    awaitRest()
    var received: [Actor: [UInt8]] = [:]
    for case .peer(let event) in recorder.events(from: mark.event) {
      if case .received(let excerpt) = event.action {
        received[event.actor, default: []] += excerpt.bytes
      }
    }
    return received
  }

  /// Waits until the peers have done what the reader's lines let them do; by default at most a quarter of a second.
  ///
  /// Each look waits for the next event of theirs, a few milliseconds at the most.
  func awaitRest(looks: Int = 50) {
    // Where everything is delayed, so is rest.
    for _ in 0..<(configuration.jitter == nil ? looks : looks * 20) {
      if hall.isSettled() { return }
      _ = recorder.first(from: recorder.count, within: 5) { _ in true }
    }
  }
}

extension Workbench {
  /// Whether the program has bound a name.
  func isBound(_ name: String) -> Bool {
    session.interpreter.global(name) != nil
  }
}

extension PythonSession {
  /// The program's own names.
  var ownNames: Set<String> {
    interpreter.withContext { _ in
      Set(interpreter.globals.lazy.map(\.0).filter { !$0.hasPrefix("_") })
    }
  }

  /// The program's own names and what they hold.
  func glimpses() -> [String: Glimpse] {
    interpreter.withContext { _ in
      var glimpses: [String: Glimpse] = [:]
      for (name, _) in interpreter.globals where !name.hasPrefix("_") {
        guard let record = interpreter.global(name) else { continue }
        glimpses[name] = Glimpse(record)
      }
      return glimpses
    }
  }

  /// The variables that hold open sockets, by descriptor; the shortest name where there are several.
  func socketNames() -> [Int32: String] {
    var names: [Int32: String] = [:]
    for fd in environment.openDescriptors { names[fd] = "" }
    for (name, fd) in interpreter.globals(where: ModuleEnvironment.descriptor) {
      let known = names[fd] ?? ""
      if known.isEmpty || name.count < known.count { names[fd] = name }
    }
    return names
  }
}

extension PythonSession {
  /// The variables that hold closed sockets.
  func closedNames() -> [String: HeldSocket] {
    let held = interpreter.globals(where: ModuleEnvironment.closedSocket).map { name, held in
      (
        name,
        HeldSocket(descriptor: held.descriptor, eventsAtOpening: held.eventsAtOpening)
      )
    }
    return Dictionary(held) { _, last in last }
  }
}

extension Interpreter {
  /// The variables that hold files over sockets with bytes that were not sent yet, and how many.
  func unsentFiles() -> [String: Int] {
    let unsent = globals { value in
      ModuleEnvironment.unsent(in: value).flatMap { $0 > 0 ? $0 : nil }
    }
    return Dictionary(unsent.map { ($0.name, $0.found) }) { _, last in last }
  }
}

extension Workbench {
  /// The reader's open sockets by descriptor, each with the variable that holds it.
  var socketNames: [Int32: String] { session.socketNames() }
}
