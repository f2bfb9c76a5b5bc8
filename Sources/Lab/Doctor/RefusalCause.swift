#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Why a step was refused, as far as that can be told from the errno and from what the machine says of itself.
package enum RefusalCause: Hashable, Sendable {
  /// A container's filter of system calls, such as Docker's default profile.
  case containerFilter
  /// Another filter of system calls.
  case callFilter
  /// Ubuntu's AppArmor rule: the namespace is made, and has no rights.
  case appArmor
  /// The limit of user namespaces is 0.
  case noUserNamespaces
  /// The limit of network namespaces is 0.
  case noNetworkNamespaces
  /// As many namespaces as the limit allows are there already.
  case namespacesUsedUp
  /// A hardened kernel keeps user namespaces from ordinary users.
  case hardenedKernel
  /// SELinux's policy forbids it.
  case seLinux
  /// Something else forbids it; a changed root directory (chroot(2)) does.
  case forbidden
  /// Only root may do it here.
  case needsRoot
  /// A right of root's has been taken from this container.
  case rightTaken
  /// The kernel has no such thing.
  case notInKernel
  /// The settings are read-only.
  case readOnlySettings
  /// There are too many descriptors or processes, or too little memory.
  case usedUp
  /// The helper ended before it answered.
  case helperEnded
  /// None of these.
  case unknown
}

extension RefusalCause {
  /// The likely cause of a refusal on this machine.
  package init(of step: LabStep, errno: Int32, on facts: MachineFacts) {
    switch errno {
    case EMFILE, ENFILE, ENOMEM, ENOBUFS, EAGAIN: self = .usedUp
    case EPIPE, ENETDOWN: self = .helperEnded
    case ENOSYS, EAFNOSUPPORT, EPROTONOSUPPORT, ENOPROTOOPT, ESOCKTNOSUPPORT, ENOENT:
      self = .notInKernel
    case EINVAL where step == .namespaces: self = .notInKernel
    case EOPNOTSUPP where step == .wire: self = .notInKernel
    case EROFS: self = .readOnlySettings
    case ENOSPC, EUSERS: self = RefusalCause(limitReached: facts)
    case EPERM, EACCES: self = RefusalCause(forbidden: step, on: facts)
    default: self = .unknown
    }
  }

  private init(limitReached facts: MachineFacts) {
    if facts.maxUserNamespaces == 0 {
      self = .noUserNamespaces
    } else if facts.maxNetworkNamespaces == 0 {
      self = .noNetworkNamespaces
    } else {
      self = .namespacesUsedUp
    }
  }

  private init(forbidden step: LabStep, on facts: MachineFacts) {
    switch step {
    case .device, .ownStates, .ownPackets:
      self = facts.isRoot ? .rightTaken : .needsRoot
    case .settings where !facts.isAppArmorRestricting:
      self = .readOnlySettings
    case .helper, .namespaces, .userMaps, .loopback, .wire, .addresses, .settings, .passing,
      .connection, .states, .packets, .filter, .repair:
      self = RefusalCause(namespaceForbiddenOn: facts)
    }
  }

  private init(namespaceForbiddenOn facts: MachineFacts) {
    if facts.isAppArmorRestricting {
      self = .appArmor
    } else if facts.unprivilegedClone == 0 {
      self = .hardenedKernel
    } else if facts.hasCallFilter {
      self = facts.isContainer ? .containerFilter : .callFilter
    } else if facts.isContainer {
      self = .containerFilter
    } else if facts.isSELinuxEnforcing {
      self = .seLinux
    } else {
      self = .forbidden
    }
  }
}

extension MachineFacts {
  /// Whether AppArmor takes the rights from unprivileged user namespaces: root's own it lets alone.
  var isAppArmorRestricting: Bool { !isRoot && (appArmorRestriction ?? 0) > 0 }
}
