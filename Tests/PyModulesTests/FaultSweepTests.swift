import Foundation
import Locks
import PyInterpreter
import PyModules
import Sockets
import Testing
import Timeline

/// Each call of each golden program with sockets may fail, with each error that it can have: nothing crashes, hangs or
/// leaks.
///
/// A usual run fails the first call of each kind in every third program, with one error. With SWITCHBOARD_FAULT_SWEEP=all every
/// call fails in turn with every error, until the program runs to its end unfailed; a line for each program tells how
/// its runs ended. A program's name in place of `all` (`sockets/chat.py`) begins there; several, with commas between
/// them, are swept alone.
@Suite(.timeLimit(.minutes(60)))
struct FaultSweepTests {
  static let wish = ProcessInfo.processInfo.environment["SWITCHBOARD_FAULT_SWEEP"]
  static let isWhole = wish != nil

  /// How many seconds a program may go on before it is ended from outside.
  static let patience = 1.0

  /// Each of the first calls fails, so many; after them a program goes round and round, and the steps grow.
  static let each = 300

  /// All programs, those from the one that is wished for on, or every third.
  static let programs: [GoldenProgram] = {
    let all = GoldenProgram.withSockets
    guard let wish else { return all.enumerated().filter { $0.offset % 3 == 0 }.map(\.element) }
    let names = wish.split(separator: ",").map(String.init)
    if names.count > 1 { return all.filter { names.contains($0.description) } }
    return wish == "all" ? all : Array(all.drop { $0.description != wish })
  }()

  @Test(arguments: programs)
  func `a call that fails breaks nothing`(_ program: GoldenProgram) throws {
    let source = try program.source
    var tally = Tally()
    if Self.isWhole {
      try sweep(program, source, &tally)
      print("sweep \(program): \(tally)")
    } else {
      for fault in try Self.sample(program, source) { try run(program, source, fault, &tally) }
    }
  }

  /// Fails the 1st, 2nd, 3rd … call with each of its errors until the program makes no such call any more.
  private func sweep(
    _ program: GoldenProgram, _ source: String, _ tally: inout Tally
  ) throws {
    var number = 1
    while true {
      var choice = 0
      while true {
        let struck = try run(program, source, Fault(call: number, choice: choice), &tally)
        guard let struck else { return }
        choice += 1
        if choice >= struck.plausibleErrors.count { break }
      }
      number += number < Self.each ? 1 : number / 50
    }
  }

  /// The first call of each kind, each with another of its errors.
  private static func sample(_ program: GoldenProgram, _ source: String) throws -> [Fault] {
    let calm = Session(file: program.name, input: program.input)
    _ = calm.run(source, isWhole: true)
    calm.close()
    var seen: Set<String> = []
    return calm.calls.filter { $0.call.name != "futex" }.enumerated().compactMap { index, event in
      let errors = event.call.plausibleErrors.count
      guard errors > 0, seen.insert(event.call.name).inserted else { return nil }
      return Fault(call: index + 1, choice: index % errors)
    }
  }

  /// Runs a program with a fault; the call that met it, nil where the program makes fewer calls.
  @discardableResult
  private func run(
    _ program: GoldenProgram, _ source: String, _ fault: Fault, _ tally: inout Tally
  ) throws -> SystemCall? {
    let kernel = Guarded<FaultKernel?>(nil)
    let session = Session(file: program.name, input: program.input) { base in
      let made = FaultKernel(over: base, fault)
      kernel.withLock { $0 = made }
      return made
    }
    let running = Background(session, source, isWhole: true)
    var isCut = false
    if running.ended(within: Self.patience) == nil {
      // A program may go round for ever when one of its calls has failed; it must still be possible to end it.
      isCut = true
      session.interpreter.requestStop(.sessionEnding)
      session.real.interrupter.interrupt(thread: 0)
    }
    guard let ended = running.ended(within: 20) else {
      Issue.record("\(program), \(fault): it cannot be ended")
      return nil
    }
    session.close()
    let struck = kernel.withLock { $0?.struck }
    let place = "\(program), \(fault) \(struck.map { "\($0)" } ?? "")"
    #expect(session.environment.openDescriptors.isEmpty, "open: \(place)")
    #expect(session.leaks.isEmpty, "leak: \(place)")
    if struck != nil { tally.note(ended, isCut: isCut) }
    return struck
  }
}

/// Which call fails, from 1, and with which of the errors that it can have.
struct Fault: Sendable, CustomStringConvertible {
  let call: Int
  let choice: Int

  var description: String { "call \(call), error \(choice)" }
}

/// How the runs of a program ended.
struct Tally: CustomStringConvertible {
  private var runs = 0
  private var raised = 0
  private var waited = 0
  private var cut = 0

  var description: String {
    "\(runs) runs, \(raised) ended in an exception, \(waited) would wait for ever, \(cut) were cut short"
  }

  mutating func note(_ ended: Ended, isCut: Bool) {
    runs += 1
    if isCut {
      cut += 1
    } else if ended.stopped != nil {
      waited += 1
    } else if ended.status != 0 {
      raised += 1
    }
  }
}

/// A kernel in which one call of the reader fails.
final class FaultKernel: Kernel {
  let recorder: Recorder
  private let base: any Kernel
  private let fault: Fault
  private let state = Guarded<(made: Int, struck: SystemCall?)>((0, nil))

  /// A kernel over a real one.
  init(over base: any Kernel, _ fault: Fault) {
    self.base = base
    self.fault = fault
    recorder = base.recorder
  }

  /// The call that failed, or would have failed if it had more errors.
  var struck: SystemCall? { state.withLock { $0.struck } }

  func call(_ call: SystemCall, by caller: Caller, buffer: CallBuffer) -> CallReturn {
    let isStruck = state.withLock { state -> Bool in
      state.made += 1
      guard state.made == fault.call else { return false }
      state.struck = call
      return true
    }
    let errors = call.plausibleErrors
    guard isStruck, fault.choice < errors.count else {
      return base.call(call, by: caller, buffer: buffer)
    }
    let failure = CallReturn(value: -1, errno: errors[fault.choice])
    // Linux closes a descriptor also where close(2) fails.
    if case .close = call {
      _ = base.call(call, by: caller, buffer: buffer)
      return failure
    }
    recorder.record(call, by: caller, failure, .none, started: recorder.now)
    return failure
  }
}
