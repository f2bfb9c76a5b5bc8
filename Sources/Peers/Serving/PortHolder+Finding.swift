internal import CKernel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension PortHolder {
  /// Looks who holds a port of this machine.
  static func ofPort(_ port: UInt16) -> PortHolder {
    let entries = sockets(at: port)
    guard let holder = entries.first(where: { $0.state == listening }) ?? entries.first else {
      return .unknown
    }
    if holder.inode == 0 { return .oldConnection }
    if let program = program(withSocket: holder.inode) { return program }
    return holder.uid == geteuid() ? .unknown : .otherUser(id: holder.uid)
  }

  /// TCP_LISTEN of include/net/tcp_states.h.
  private static let listening: UInt8 = 10

  private static func sockets(at port: UInt16) -> [ck_diag_entry] {
    let netlink = Int32(clamping: ck_diag_open())
    guard netlink >= 0 else { return [] }
    defer { _ = ck_close(netlink) }
    guard ck_diag_dump(netlink) == 0 else { return [] }
    var found: [ck_diag_entry] = []
    withUnsafeTemporaryAllocation(of: ck_diag_entry.self, capacity: 1024) { entries in
      var done: Int32 = 0
      while done == 0 {
        let count = ck_diag_next(netlink, entries.baseAddress, 1024, &done)
        if count < 0 { break }
        found += entries.prefix(count).filter { $0.local_port == port }
      }
    }
    return found
  }

  /// The process that has this socket among its descriptors, where /proc shows them.
  private static func program(withSocket inode: UInt32) -> PortHolder? {
    let wanted = "socket:[\(inode)]"
    for process in names(in: "/proc").compactMap({ Int32($0) }) {
      let folder = "/proc/\(process)/fd"
      guard names(in: folder).contains(where: { target(of: "\(folder)/\($0)") == wanted })
      else { continue }
      return .program(name: name(of: process), id: process)
    }
    return nil
  }

  private static func name(of process: Int32) -> String {
    guard let file = fopen("/proc/\(process)/comm", "re") else { return "a program" }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 64)
    guard fgets(&line, Int32(line.count), file) != nil else { return "a program" }
    let bytes = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
    // A name is whatever its program made it: no byte of it reaches the terminal raw.
    return String(decoding: bytes.map { (0x20..<0x7F).contains($0) ? $0 : 0x3F }, as: UTF8.self)
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func target(of link: String) -> String? {
    var bytes = [CChar](repeating: 0, count: 128)
    let length = readlink(link, &bytes, bytes.count)
    guard length > 0 else { return nil }
    return String(decoding: bytes.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
