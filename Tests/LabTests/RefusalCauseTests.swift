import Foundation
import Lab
import Testing

/// A refusal is explained from its errno and from what the machine says of itself.
struct RefusalCauseTests {
  static let docker = machine {
    $0.isContainer = true
    $0.hasCallFilter = true
  }
  static let ubuntu = machine { $0.appArmorRestriction = 1 }
  static let oldRedHat = machine { $0.maxUserNamespaces = 0 }
  static let hardened = machine { $0.unprivilegedClone = 0 }
  static let secureblue = machine { $0.isSELinuxEnforcing = true }
  static let plain = machine { _ in }
  static let cutContainer = machine {
    $0.isRoot = true
    $0.isContainer = true
  }

  static func machine(_ change: (inout MachineFacts) -> Void) -> MachineFacts {
    var facts = MachineFacts()
    change(&facts)
    return facts
  }

  @Test(arguments: [
    ("Docker's default profile", docker, LabStep.namespaces, EPERM, RefusalCause.containerFilter),
    ("Ubuntu 24.04, at the maps", ubuntu, .userMaps, EACCES, .appArmor),
    ("Ubuntu 24.04, at the device", ubuntu, .loopback, EPERM, .appArmor),
    ("CentOS 7", oldRedHat, .namespaces, ENOSPC, .noUserNamespaces),
    ("a full table", plain, .namespaces, ENOSPC, .namespacesUsedUp),
    ("a hardened kernel", hardened, .namespaces, EPERM, .hardenedKernel),
    ("SELinux", secureblue, .namespaces, EACCES, .seLinux),
    ("a chroot", plain, .namespaces, EPERM, .forbidden),
    ("an old kernel", plain, .namespaces, EINVAL, .notInKernel),
    ("no packet sockets", plain, .packets, EAFNOSUPPORT, .notInKernel),
    ("packets as an ordinary user", plain, .ownPackets, EPERM, .needsRoot),
    ("a container without NET_RAW", cutContainer, .ownPackets, EPERM, .rightTaken),
    ("read-only /proc/sys", plain, .settings, EROFS, .readOnlySettings),
    ("no more processes", plain, .helper, EAGAIN, .usedUp),
    ("a helper that was killed", plain, .helper, EPIPE, .helperEnded),
  ])
  func `the likely cause is named`(
    _ system: String, _ facts: MachineFacts, _ step: LabStep, _ errno: Int32, _ cause: RefusalCause
  ) {
    #expect(RefusalCause(of: step, errno: errno, on: facts) == cause)
  }

  @Test
  func `root is not restricted by AppArmor's rule for ordinary users`() {
    let facts = RefusalCauseTests.machine {
      $0.isRoot = true
      $0.appArmorRestriction = 1
    }
    #expect(RefusalCause(of: .namespaces, errno: EPERM, on: facts) == .forbidden)
  }

  @Test
  func `this machine says its name and its kernel`() {
    let facts = MachineFacts.ofThisMachine()
    #expect(!facts.system.isEmpty)
    #expect(facts.kernel.contains(" "))
    #expect(facts.isRoot == (geteuid() == 0))
  }
}
