internal import ArgumentParser
internal import Lab
internal import Tutor

/// `switchboard doctor`: what this machine allows.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what this machine allows, step by step, with causes and cures.")

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print one line, to send before class.")
  var card = false

  func run() {
    let network = SessionNetwork.best()
    let report = DoctorReport(steps: network.steps, facts: .ofThisMachine())
    network.end()
    print(json ? report.json : card ? report.card : report.text)
  }
}
