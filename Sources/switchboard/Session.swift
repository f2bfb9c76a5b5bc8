internal import Lab
internal import LessonModel
internal import PyInterpreter
internal import TerminalUI
internal import Tutor

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What every command at the prompt needs: the terminal, and a workbench on it.
struct Session {
  let screen: TerminalScreen
  let lines: any LineSource

  /// Opens the terminal; typed lines are kept in the reader's own history.
  init(_ surroundings: Surroundings) {
    screen = TerminalScreen(traits: TerminalTraits.current(plain: surroundings.plain))
    var editor = LineEditor.Options()
    editor.historyFile = HistoryFile(path: ProgressLog.standardFolder() + "/history")
    lines = TerminalInput.open(screen, options: editor)
  }

  /// A workbench on this terminal and in this network, with Ctrl-C led to the line that runs.
  func workbench(in network: SessionNetwork) -> Workbench {
    var configuration = Workbench.Configuration()
    configuration.network = network
    configuration.isInteractive = lines.isInteractive && lines.keys != nil
    let bench = Workbench(configuration: configuration, screen: screen, lines: lines)
    let remote = bench.remote
    Signals.shared.install { remote.interrupt() }
    return bench
  }

  /// Runs a command's work on a thread with room for deep recursion, and ends the process with its status.
  ///
  /// A program that Ctrl-C ended ends by the signal, as python3 does: shells see 130 then.
  static func end(with work: @escaping @Sendable () -> Int32) -> Never {
    let status = Interpreter.onLargeStack(work)
    if status == ExitStatus.interrupted.rawValue {
      signal(SIGINT, SIG_DFL)
      kill(getpid(), SIGINT)
    }
    exit(status)
  }

  /// Ends the process as Ctrl-C would have, so that shells and scripts see a program that was interrupted.
  static func endInterrupted() {
    signal(SIGINT, SIG_DFL)
    kill(getpid(), SIGINT)
    pause()
  }

  /// Lets the kernel's table of this process's descriptors grow now, while there is one thread: that is quick.
  ///
  /// Our own descriptors lie above the reader's. The first one up there grows the table, and with more threads the
  /// kernel then waits until all processors have let go of the old one: ten milliseconds of every start.
  static func widenDescriptorTable() {
    let high = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 1100)
    if high >= 0 { close(high) }
  }
}

/// What every command is told of the terminal and the lessons.
struct Surroundings: Sendable {
  /// Whether plain text is only appended.
  var plain = false
  /// The folders whose lessons stand beside the built-in ones.
  var directories: [String] = []

  /// The built-in lessons and those of the folders that were named.
  var library: LessonLibrary {
    var folders = directories
    if let named = getenv("SWITCHBOARD_LESSONS").map({ String(cString: $0) }), !named.isEmpty {
      folders.append(named)
    }
    return LessonLibrary(builtIn: BuiltInLessons.all, directories: folders)
  }
}
