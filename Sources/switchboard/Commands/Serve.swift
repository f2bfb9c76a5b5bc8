internal import ArgumentParser
internal import Peers
internal import Tutor

/// `switchboard serve`: the built-in peers for other programs of this machine.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve the built-in peers to other programs of this machine: nc, curl, python3.",
    discussion: """
      They listen at 127.0.0.1 alone, each at a port of its own (--list). A line tells of each connection that has \
      ended. Ctrl-C or SIGTERM stops.
      """)

  @Flag(help: "List the peers with their ports, and serve nothing.")
  var list = false

  @Option(
    name: .customLong("service"), parsing: .singleValue,
    help: "Serve this peer; give it several times for several. Without it, all are served.")
  var services: [String] = []

  @Option(help: "The port for the one peer that is named; 0 for any free port.")
  var port: Int?

  @Flag(help: "Print JSON, one object a line.")
  var json = false

  func run() {
    if list {
      let list = ServeList(mayLosePackets: PeerServer.mayLosePackets)
      print(json ? list.json : list.text)
      return
    }
    // Before there are other threads: they all leave these signals to the one that waits for them.
    StopSignals.block()
    var options = PeerServer.Options()
    options.names = services
    options.port = port
    let runner = ServeRunner(options, json: json)
    Session.end {
      StopSignals.wait { runner.stop($0) }
      return runner.run().rawValue
    }
  }
}
