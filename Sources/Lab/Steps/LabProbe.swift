internal import CKernel
internal import Sockets

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Tries from this process what the reader, the peers and the observers will do with the lab's sockets.
///
/// That the helper may do something does not mean that this process may: the probe is made where the calls are made.
struct LabProbe {
  let lab: Lab
  let refusals: Refusals

  /// The lab's steps, the helper's and these; and a socket that sees the lab's packets, -1 where there is none.
  ///
  /// That socket is given away because closing one waits for all processors: ten milliseconds of a start.
  func report() -> (steps: StepReport, packets: Int32) {
    var report = lab.report
    guard lab.isBuilt else { return (report, -1) }
    withSocket(&report, .passing, AF_INET, LabProbe.stream, of: .peers) { listener, report in
      var ends: (client: Int32, server: Int32) = (-1, -1)
      report.note(.connection, refusals.attempt(.connection) { connect(listener, &ends) })
      guard report[.connection].isPassed else { return }
      report.note(
        .filter,
        refusals.attempt(.filter) {
          let attached = ck_drop_all(ends.server)
          return attached < 0 ? attached : ck_drop_none(ends.server)
        })
      report.note(.repair, refusals.attempt(.repair) { ck_forget_connection(ends.server, 1) })
      // In repair mode a socket is closed without a word: both ends are gone, and nothing is left behind.
      _ = ck_forget_connection(ends.client, 1)
      for end in [ends.client, ends.server] where end >= 0 { LabProbe.abort(end) }
    }
    withSocket(&report, .states, LabProbe.netlink, LabProbe.raw, LabProbe.socketDiagnosis) {
      diag, report in
      report.note(.states, refusals.attempt(.states) { LabProbe.ask(diag) })
    }
    let packets = watchPackets(&report)
    return (report, packets)
  }

  private func watchPackets(_ report: inout StepReport) -> Int32 {
    let made = lab.socket(family: LabProbe.packet, type: LabProbe.datagram, protocol: 0)
    guard made.errno == 0 else {
      report[.packets] = .failed(errno: made.errno)
      return -1
    }
    let fd = ck_move_up(made.fd)
    report.note(.packets, refusals.attempt(.packets) { ck_packets_watch(fd, 0) })
    if report[.packets].isPassed { return fd }
    _ = ck_close(fd)
    return -1
  }

  /// Asks the helper for a socket and hands it to the body; where there is none, that is the step's failure.
  private func withSocket(
    _ report: inout StepReport, _ step: LabStep, _ family: Int32, _ type: Int32, _ proto: Int32 = 0,
    of host: LabHost = .reader, _ body: (Int32, inout StepReport) -> Void
  ) {
    let made = lab.factory(for: host).socket(family: family, type: type, protocol: proto)
    guard made.errno == 0 else {
      report[step] = .failed(errno: made.errno)
      return
    }
    report[step] = .passed
    let fd = ck_move_up(made.fd)
    body(fd, &report)
    _ = ck_close(fd)
  }

  /// Listens at port 80 of a public address, connects there, and accepts: what the HOWTO's first lines do.
  private func connect(_ listener: Int32, _ ends: inout (client: Int32, server: Int32)) -> Int {
    var place = ck_address()
    place.family = UInt16(AF_INET)
    place.host = LabAddresses.network | 254
    place.port = 80
    let bound = ck_bind(listener, &place)
    guard bound >= 0 else { return bound }
    let listening = ck_listen(listener, 1)
    guard listening >= 0 else { return listening }
    let made = lab.socket(family: AF_INET, type: LabProbe.stream, protocol: 0)
    guard made.errno == 0 else { return -Int(made.errno) }
    ends.client = ck_move_up(made.fd)
    let connected = ck_connect(ends.client, &place)
    guard connected >= 0 else { return connected }
    var from = ck_address()
    let accepted = ck_accept(listener, 0, &from)
    if accepted >= 0 { ends.server = ck_move_up(Int32(accepted)) }
    return accepted
  }

  private static func ask(_ diag: Int32) -> Int {
    var entry = ck_diag_entry()
    return ck_diag_find(diag, 0x7F00_0001, 1, 0, 0, &entry)
  }

  private static func abort(_ fd: Int32) {
    var now = linger(l_onoff: 1, l_linger: 0)
    _ = ck_setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, UInt32(MemoryLayout<linger>.size))
    _ = ck_close(fd)
  }

  static let stream = ck_stream
  static let datagram = ck_datagram
  static let raw = ck_raw
  static let netlink = ck_family_netlink
  static let packet = ck_family_packet
  static let socketDiagnosis = ck_socket_diagnosis
}

/// Tries what stands in for the lab where there is none, in this process's own network.
struct LocalProbe {
  let refusals: Refusals

  /// Adds these steps to a report.
  func add(to report: inout StepReport) {
    report.note(
      .device,
      refusals.attempt(.device) {
        opened(ck_socket(AF_INET, ck_stream, 0)) { ck_bind_to_device($0, "lo") }
      })
    report.note(
      .ownStates, refusals.attempt(.ownStates) { opened(ck_diag_open()) { LocalProbe.ask($0) } })
    report.note(
      .ownPackets,
      refusals.attempt(.ownPackets) { opened(ck_packets_open()) { ck_packets_watch($0, 1) } })
  }

  private static func ask(_ diag: Int32) -> Int {
    var entry = ck_diag_entry()
    return ck_diag_find(diag, 0x7F00_0001, 1, 0, 0, &entry)
  }

  private func opened(_ made: Int, _ body: (Int32) -> Int) -> Int {
    guard made >= 0 else { return made }
    defer { _ = ck_close(Int32(made)) }
    return body(Int32(made))
  }
}
