internal import Locks
internal import CKernel
package import Timeline

/// What the kernel knows of the TCP sockets of this network: both ends, queues, and ends that no process owns any more.
///
/// Read by sock_diag(7), which an ordinary user may; where that is refused, from /proc/net/tcp.
package final class SocketTable: Sendable {
  /// Where the reports come from.
  package enum Source: Hashable, Sendable {
    case sockDiag
    case procFile
    /// Neither is to be had: only the reader's own descriptors can be asked.
    case nothing
  }

  // The netlink descriptors; their lock keeps one question and its answer together.
  private let netlinks: Guarded<[Int32]>
  /// Where the reports come from.
  package let source: Source

  /// A table of this process's network; `preferred` keeps it from using anything better.
  package init(preferring preferred: Source = .sockDiag) {
    let fd = preferred == .sockDiag ? ck_move_up(Int32(clamping: ck_diag_open())) : -1
    netlinks = Guarded(fd >= 0 ? [fd] : [])
    if fd >= 0 {
      source = .sockDiag
    } else {
      source = preferred != .nothing && SocketTable.procFile() != nil ? .procFile : .nothing
    }
  }

  /// A table of the networks to which sock_diag descriptors belong; the table closes them.
  package init(adopting descriptors: [Int32]) {
    netlinks = Guarded(descriptors)
    source = .sockDiag
  }

  deinit {
    netlinks.withLock { descriptors in
      for fd in descriptors { _ = ck_close(fd) }
    }
  }

  /// The socket with these addresses; for a listening one `remote` is `.none`.
  package func find(local: SocketAddress, remote: SocketAddress = .none) -> SocketReport? {
    guard case .ipv4(let localHost, let localPort) = local else { return nil }
    let (remoteHost, remotePort) = (remote.host ?? 0, remote.port ?? 0)
    switch source {
    case .sockDiag:
      let asked = SocketAddress.ipv4(host: remoteHost, port: remotePort)
      return netlinks.withLock { descriptors in
        for fd in descriptors {
          var entry = ck_diag_entry()
          let found = ck_diag_find(fd, localHost, localPort, remoteHost, remotePort, &entry)
          // Where no connection fits, the kernel answers with a listening socket at the same port.
          guard found == 1, let report = SocketReport(entry),
            (report.state == .listen) == (remotePort == 0), report.remote == asked
          else { continue }
          return report
        }
        return nil
      }
    case .procFile, .nothing:
      return all().first {
        $0.local.port == localPort && ($0.local.host == localHost || $0.state == .listen)
          && $0.remote == .ipv4(host: remoteHost, port: remotePort)
      }
    }
  }

  /// The TCP sockets with one of these ports at either end; with none given, all of them.
  ///
  /// The order means nothing.
  package func all(ports: Set<UInt16> = []) -> [SocketReport] {
    let reports: [SocketReport]
    switch source {
    case .sockDiag: reports = dump()
    case .procFile: reports = SocketTable.procFile() ?? []
    case .nothing: reports = []
    }
    guard !ports.isEmpty else { return reports }
    return reports.filter {
      ports.contains($0.local.port ?? 0) || ports.contains($0.remote.port ?? 0)
    }
  }

  private func dump() -> [SocketReport] {
    netlinks.withLock { $0.flatMap(SocketTable.dump) }
  }

  private static func dump(_ fd: Int32) -> [SocketReport] {
    guard ck_diag_dump(fd) == 0 else { return [] }
    var reports: [SocketReport] = []
    withUnsafeTemporaryAllocation(of: ck_diag_entry.self, capacity: 1024) { entries in
      var done: Int32 = 0
      while done == 0 {
        let count = ck_diag_next(fd, entries.baseAddress, 1024, &done)
        if count < 0 { break }
        reports += entries.prefix(count).compactMap { SocketReport($0) }
      }
    }
    return reports
  }

  private static func procFile() -> [SocketReport]? {
    guard let text = TextFile.read("/proc/net/tcp") else { return nil }
    return text.split(separator: "\n").compactMap { SocketReport(procLine: $0) }
  }
}
