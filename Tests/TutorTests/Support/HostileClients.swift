import ChildProcesses
import Foundation

/// Clients that nobody wishes for, in a process of their own: a python3 program that does one thing and holds it.
final class HostileClients {
  private let process: ChildProcess
  private let folder = TemporaryFolder()
  private var printed = ""

  /// Starts them, and waits until they have done their worst.
  init(_ scenario: String, ports: [String: Int]) throws {
    let file = folder.path + "/hostile.py"
    let table = ports.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
    let program =
      "ports = {\(table)}\n" + HostileClients.preamble + scenario + HostileClients.hold
    try program.write(toFile: file, atomically: true, encoding: .utf8)
    process = try ChildProcess(
      ["/usr/bin/python3", file], input: .pipe, output: .pipe, errors: .descriptor(STDERR_FILENO))
    while !isReady, case let more = process.output.more(), !more.isEmpty { printed += more }
  }

  /// Whether they got as far as they wanted.
  var isReady: Bool { printed.contains("ready\n") }

  /// What they printed before.
  var report: String { printed.replacingOccurrences(of: "ready\n", with: "") }

  /// Lets them go, and waits until their process has ended; returns what they printed then.
  func end() -> String {
    process.endInput()
    let rest = process.output.rest()
    process.wait()
    return rest
  }

  private static let preamble = """
    import os, random, resource, socket, struct, sys, threading
    # Nobody may be there any more to end this: the test program may have been killed.
    watchdog = threading.Timer(170, os._exit, [9])
    watchdog.daemon = True
    watchdog.start()
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    held = []

    def call(name):
        s = socket.create_connection(("127.0.0.1", ports[name]), timeout=10)
        held.append(s)
        return s

    def push(s, data, limit):
        # Sends as much as the kernel takes at once, at most limit bytes.
        s.setblocking(False)
        done = 0
        try:
            while done < limit:
                done += s.send(data)
        except OSError:
            pass
        return done

    def shut(s):
        try:
            s.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def reset(s):
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        s.close()


    """

  private static let hold = """

    print("ready", flush=True)
    sys.stdin.read()

    """
}
