#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What a machine says of itself: read to explain a refusal, never to decide what there is.
package struct MachineFacts: Hashable, Sendable {
  /// The system's own name for itself: `Debian GNU/Linux 12 (bookworm)`.
  package var system = ""
  /// The kernel's name and release: `Linux 6.1.0`.
  package var kernel = ""
  /// Whether this process is root's.
  package var isRoot = false
  /// Whether it runs in a container.
  package var isContainer = false
  /// Whether a filter of system calls is in force (seccomp(2)).
  package var hasCallFilter = false
  /// AppArmor's restriction of unprivileged user namespaces; nil where there is no such setting.
  package var appArmorRestriction: Int?
  /// The limit of user namespaces; nil where there is no such setting.
  package var maxUserNamespaces: Int?
  /// The limit of network namespaces; nil where there is no such setting.
  package var maxNetworkNamespaces: Int?
  /// The switch of hardened kernels for unprivileged user namespaces; nil where there is no such setting.
  package var unprivilegedClone: Int?
  /// Whether SELinux enforces its policy.
  package var isSELinuxEnforcing = false

  /// A machine of which nothing is known.
  package init() {}

  /// This machine.
  package static func ofThisMachine() -> MachineFacts {
    var facts = MachineFacts()
    var name = utsname()
    uname(&name)
    facts.kernel = "\(text(name.sysname)) \(text(name.release))"
    facts.system = prettyName() ?? facts.kernel
    facts.isRoot = geteuid() == 0
    facts.isContainer = ["/.dockerenv", "/run/.containerenv"].contains { (path: String) in
      access(path, F_OK) == 0
    }
    facts.hasCallFilter = line("Seccomp:", of: "/proc/self/status") == "2"
    facts.appArmorRestriction = number("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
    facts.maxUserNamespaces = number("/proc/sys/user/max_user_namespaces")
    facts.maxNetworkNamespaces = number("/proc/sys/user/max_net_namespaces")
    facts.unprivilegedClone = number("/proc/sys/kernel/unprivileged_userns_clone")
    facts.isSELinuxEnforcing = number("/sys/fs/selinux/enforce") == 1
    return facts
  }

  private static func prettyName() -> String? {
    line("PRETTY_NAME=", of: "/etc/os-release").map { $0.filter { $0 != "\"" } }
  }

  /// What follows a word at the beginning of a line.
  private static func line(_ start: String, of path: String) -> String? {
    guard let text = read(path) else { return nil }
    return text.split(separator: "\n").first { $0.hasPrefix(start) }
      .map { $0.dropFirst(start.count).drop { $0 == " " || $0 == "\t" } }
      .map(String.init)
  }

  private static func number(_ path: String) -> Int? {
    read(path).flatMap { Int($0.prefix { !$0.isNewline }) }
  }

  private static func read(_ path: String) -> String? {
    let fd = open(path, O_RDONLY | O_CLOEXEC)
    guard fd >= 0 else { return nil }
    defer { close(fd) }
    return withUnsafeTemporaryAllocation(byteCount: 8192, alignment: 1) { buffer in
      #if canImport(Glibc)
      let count = Glibc.read(fd, buffer.baseAddress, buffer.count)
      #else
      let count = Darwin.read(fd, buffer.baseAddress, buffer.count)
      #endif
      return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
    }
  }

  /// The text of one of uname(2)'s arrays.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
