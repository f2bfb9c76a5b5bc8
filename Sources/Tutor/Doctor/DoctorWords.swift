internal import Explaining
internal import Lab

/// What `doctor` says.
enum DoctorWords {
  /// The machine, and as whom.
  static func machine(_ facts: MachineFacts) -> String {
    let kernel = facts.system == facts.kernel ? "" : ", \(facts.kernel)"
    let place = facts.isContainer ? ", in a container" : ""
    return "\(facts.system)\(kernel)\(place), as \(facts.isRoot ? "root" : "an ordinary user")"
  }

  /// What a step is about, as something that works or is refused.
  static func step(_ step: LabStep) -> String {
    switch step {
    case .helper: "A helper process starts."
    case .namespaces: "It makes a network of its own (user and network namespace)."
    case .userMaps: "It says whose network that is (uid_map, gid_map)."
    case .loopback: "The network's loopback device comes up."
    case .wire: "A second host is joined to it, for the built-in peers (veth)."
    case .addresses: "Both hosts get public addresses, and packets pass between them."
    case .settings: "The network's settings can be written (sysctl)."
    case .passing: "Sockets of the network come to this program (SCM_RIGHTS)."
    case .connection: "A connection to port 80 of a public address works."
    case .states: "The kernel tells both ends' states (sock_diag)."
    case .packets: "Packets can be seen (AF_PACKET)."
    case .filter: "Packets can be lost on purpose (SO_ATTACH_FILTER)."
    case .repair: "A connection can be forgotten on purpose (TCP_REPAIR)."
    case .device: "Without the lab: sockets stay on the loopback device (SO_BINDTODEVICE)."
    case .ownStates: "Without the lab: the kernel tells both ends' states (sock_diag)."
    case .ownPackets: "Without the lab: packets can be seen (AF_PACKET)."
    }
  }

  /// What came of a step, for people.
  static func outcome(_ outcome: StepOutcome) -> String {
    switch outcome {
    case .passed: "works"
    case .failed(let errno): "no: \(ErrnoNames.name(errno))"
    case .notTried: "not tried"
    }
  }

  /// What came of a step, for programs.
  static func word(_ outcome: StepOutcome) -> String {
    switch outcome {
    case .passed: "passed"
    case .failed: "failed"
    case .notTried: "not tried"
    }
  }

  /// What a tier means.
  static func tier(_ tier: Tier) -> String {
    switch tier {
    case .a:
      "Tier A, everything: names and ports are true, packets are seen, and a network can fail on purpose."
    case .b:
      "Tier B: packets are seen. Names stand for addresses of this machine, and no packet is lost on purpose."
    case .c:
      "Tier C: both ends' states are seen. Names stand for addresses of this machine; packets are not seen."
    case .d:
      "Tier D: calls and options are seen. The kernel does not tell both ends' states here."
    }
  }

  /// The likely cause of a refusal.
  static func cause(_ cause: RefusalCause) -> String {
    switch cause {
    case .containerFilter:
      "This is a container, and its filter of system calls (seccomp) does not let it make namespaces."
    case .callFilter: "A filter of system calls (seccomp) is in force for this program."
    case .appArmor:
      "AppArmor takes the rights from user namespaces of ordinary users, as on Ubuntu since 23.10."
    case .noUserNamespaces: "This system allows no user namespaces (user.max_user_namespaces is 0)."
    case .noNetworkNamespaces:
      "This system allows no network namespaces (user.max_net_namespaces is 0)."
    case .namespacesUsedUp: "As many namespaces as this system allows are in use."
    case .hardenedKernel:
      "This kernel keeps user namespaces from ordinary users (kernel.unprivileged_userns_clone is 0)."
    case .seLinux: "The policy of SELinux does not let ordinary users make user namespaces."
    case .forbidden:
      "Something forbids it; inside a chroot, for example, no user namespace is made."
    case .needsRoot: "Only root may do this in the machine's own network."
    case .rightTaken: "A right of root's was taken from this container (capabilities)."
    case .notInKernel: "This kernel was built without it, or is no Linux."
    case .readOnlySettings: "The settings in /proc/sys are read-only here."
    case .usedUp: "Processes, descriptors or memory are used up."
    case .helperEnded: "The helper process ended before it answered."
    case .unknown: "That is not known."
    }
  }

  /// What can be done about it.
  static func cure(_ cause: RefusalCause) -> String {
    switch cause {
    case .containerFilter:
      "Start the container with --security-opt seccomp=unconfined, or use switchboard outside of it."
    case .callFilter: "Start switchboard from a shell that has no such filter."
    case .appArmor:
      "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0, or a profile for switchboard with `userns,`."
    case .noUserNamespaces: "sudo sysctl user.max_user_namespaces=10000"
    case .noNetworkNamespaces: "sudo sysctl user.max_net_namespaces=10000"
    case .namespacesUsedUp: "End other sessions, or raise user.max_user_namespaces by sysctl."
    case .hardenedKernel: "sudo sysctl kernel.unprivileged_userns_clone=1"
    case .seLinux: "Ask the administrator for a policy that lets you make user namespaces."
    case .forbidden: "Use switchboard outside of the chroot, or ask the administrator."
    case .needsRoot: "Nothing is needed where the lab works: it shows the same as an ordinary user."
    case .rightTaken: "Start the container with --cap-add NET_RAW."
    case .notInKernel: "Use a newer Linux; lessons show what can be shown without it."
    case .readOnlySettings: "Nothing is needed: only lessons that change a setting miss it."
    case .usedUp: "Close some programs and try again."
    case .helperEnded:
      "Try again; if it stays so, `switchboard doctor --json` is worth a bug report."
    case .unknown: "`switchboard doctor --json` is worth a bug report."
    }
  }

  /// What is said of the tier when a session begins; nil for nothing.
  static func opening(_ tier: Tier) -> String {
    switch tier {
    case .a: "Here you have a network of your own: names and ports are true, and nothing leaves it."
    case .b:
      "Names stand for addresses of this machine here. Packets are seen; none is lost on purpose."
    case .c:
      "Names stand for addresses of this machine here. Packets are not seen: `switchboard doctor` says why."
    case .d: "Here your calls are shown, not the kernel's states: `switchboard doctor` says why."
    }
  }
}
