internal import PyInterpreter

/// Numbers of the kernel's interface that the module names, as Linux and the C library define them.
enum SocketConstants {
  /// AF_INET.
  static let internet: Int32 = 2
  /// SOCK_STREAM.
  static let stream: Int32 = 1
  /// SOCK_DGRAM.
  static let datagram: Int32 = 2
  /// SOCK_NONBLOCK.
  static let nonBlocking: Int32 = 0o4000
  /// SOCK_CLOEXEC, which CPython sets on every descriptor.
  static let closeOnExec: Int32 = 0o2000000
  /// SOCK_NONBLOCK and SOCK_CLOEXEC: no part of a socket's type.
  static let typeFlags: Int32 = 0o2004000
  /// What a receive buffer may take before it is a MemoryError.
  static let largestBuffer = 1 << 32

  /// The members of `AddressFamily`.
  static let families: [(String, Int)] = [
    ("AF_UNSPEC", 0), ("AF_UNIX", 1), ("AF_INET", 2), ("AF_AX25", 3), ("AF_IPX", 4),
    ("AF_APPLETALK", 5), ("AF_NETROM", 6), ("AF_BRIDGE", 7), ("AF_ATMPVC", 8), ("AF_X25", 9),
    ("AF_INET6", 10), ("AF_ROSE", 11), ("AF_NETBEUI", 13), ("AF_SECURITY", 14), ("AF_KEY", 15),
    ("AF_NETLINK", 16), ("AF_ROUTE", 16), ("AF_PACKET", 17), ("AF_ASH", 18), ("AF_ECONET", 19),
    ("AF_ATMSVC", 20), ("AF_RDS", 21), ("AF_SNA", 22), ("AF_IRDA", 23), ("AF_PPPOX", 24),
    ("AF_WANPIPE", 25), ("AF_LLC", 26), ("AF_CAN", 29), ("AF_TIPC", 30), ("AF_BLUETOOTH", 31),
    ("AF_ALG", 38), ("AF_VSOCK", 40), ("AF_QIPCRTR", 42),
  ]
  /// The members of `SocketKind`.
  static let kinds: [(String, Int)] = [
    ("SOCK_STREAM", 1), ("SOCK_DGRAM", 2), ("SOCK_RAW", 3), ("SOCK_RDM", 4),
    ("SOCK_SEQPACKET", 5), ("SOCK_NONBLOCK", 2048), ("SOCK_CLOEXEC", 524288),
  ]
  /// The members of `MsgFlag`.
  static let messages: [(String, Int)] = [
    ("MSG_OOB", 1), ("MSG_PEEK", 2), ("MSG_DONTROUTE", 4), ("MSG_CTRUNC", 8), ("MSG_TRUNC", 32),
    ("MSG_DONTWAIT", 64), ("MSG_EOR", 128), ("MSG_WAITALL", 256), ("MSG_CONFIRM", 2048),
    ("MSG_ERRQUEUE", 8192), ("MSG_NOSIGNAL", 16384), ("MSG_MORE", 32768),
    ("MSG_FASTOPEN", 536870912), ("MSG_CMSG_CLOEXEC", 1073741824),
  ]
  /// The members of `AddressInfo`.
  static let addressInfo: [(String, Int)] = [
    ("AI_PASSIVE", 1), ("AI_CANONNAME", 2), ("AI_NUMERICHOST", 4), ("AI_V4MAPPED", 8),
    ("AI_ALL", 16), ("AI_ADDRCONFIG", 32), ("AI_NUMERICSERV", 1024),
  ]
  /// The constants that are plain ints.
  static let plain: [(String, Int)] = [
    ("SO_ACCEPTCONN", 30), ("SO_BINDTODEVICE", 25), ("SO_BROADCAST", 6), ("SO_DEBUG", 1),
    ("SO_DOMAIN", 39), ("SO_DONTROUTE", 5), ("SO_ERROR", 4), ("SO_INCOMING_CPU", 49),
    ("SO_KEEPALIVE", 9), ("SO_LINGER", 13), ("SO_MARK", 36), ("SO_OOBINLINE", 10),
    ("SO_PASSCRED", 16), ("SO_PASSSEC", 34), ("SO_PEERCRED", 17), ("SO_PEERSEC", 31),
    ("SO_PRIORITY", 12), ("SO_PROTOCOL", 38), ("SO_RCVBUF", 8), ("SO_RCVLOWAT", 18),
    ("SO_RCVTIMEO", 20), ("SO_REUSEADDR", 2), ("SO_REUSEPORT", 15), ("SO_SNDBUF", 7),
    ("SO_SNDLOWAT", 19), ("SO_SNDTIMEO", 21), ("SO_TYPE", 3), ("SOL_SOCKET", 1), ("SOL_IP", 0),
    ("SOL_TCP", 6), ("SOL_UDP", 17), ("IPPROTO_AH", 51), ("IPPROTO_DSTOPTS", 60),
    ("IPPROTO_EGP", 8), ("IPPROTO_ESP", 50), ("IPPROTO_FRAGMENT", 44), ("IPPROTO_GRE", 47),
    ("IPPROTO_HOPOPTS", 0), ("IPPROTO_ICMP", 1), ("IPPROTO_ICMPV6", 58), ("IPPROTO_IDP", 22),
    ("IPPROTO_IGMP", 2), ("IPPROTO_IP", 0), ("IPPROTO_IPIP", 4), ("IPPROTO_IPV6", 41),
    ("IPPROTO_MPTCP", 262), ("IPPROTO_NONE", 59), ("IPPROTO_PIM", 103), ("IPPROTO_PUP", 12),
    ("IPPROTO_RAW", 255), ("IPPROTO_ROUTING", 43), ("IPPROTO_RSVP", 46), ("IPPROTO_SCTP", 132),
    ("IPPROTO_TCP", 6), ("IPPROTO_TP", 29), ("IPPROTO_UDP", 17), ("IPPROTO_UDPLITE", 136),
    ("TCP_CONGESTION", 13), ("TCP_CORK", 3), ("TCP_DEFER_ACCEPT", 9), ("TCP_FASTOPEN", 23),
    ("TCP_INFO", 11), ("TCP_KEEPCNT", 6), ("TCP_KEEPIDLE", 4), ("TCP_KEEPINTVL", 5),
    ("TCP_LINGER2", 8), ("TCP_MAXSEG", 2), ("TCP_NODELAY", 1), ("TCP_NOTSENT_LOWAT", 25),
    ("TCP_QUICKACK", 12), ("TCP_SYNCNT", 7), ("TCP_USER_TIMEOUT", 18), ("TCP_WINDOW_CLAMP", 10),
    ("SHUT_RD", 0), ("SHUT_RDWR", 2), ("SHUT_WR", 1), ("EAI_ADDRFAMILY", -9), ("EAI_AGAIN", -3),
    ("EAI_BADFLAGS", -1), ("EAI_FAIL", -4), ("EAI_FAMILY", -6), ("EAI_MEMORY", -10),
    ("EAI_NODATA", -5), ("EAI_NONAME", -2), ("EAI_OVERFLOW", -12), ("EAI_SERVICE", -8),
    ("EAI_SOCKTYPE", -7), ("EAI_SYSTEM", -11), ("INADDR_ALLHOSTS_GROUP", 3758096385),
    ("INADDR_ANY", 0), ("INADDR_BROADCAST", 4294967295), ("INADDR_LOOPBACK", 2130706433),
    ("INADDR_MAX_LOCAL_GROUP", 3758096639), ("INADDR_NONE", 4294967295),
    ("INADDR_UNSPEC_GROUP", 3758096384), ("NI_DGRAM", 16), ("NI_MAXHOST", 1025),
    ("NI_MAXSERV", 32), ("NI_NAMEREQD", 8), ("NI_NOFQDN", 4), ("NI_NUMERICHOST", 1),
    ("NI_NUMERICSERV", 2), ("IP_ADD_MEMBERSHIP", 35), ("IP_BIND_ADDRESS_NO_PORT", 24),
    ("IP_DEFAULT_MULTICAST_LOOP", 1), ("IP_DEFAULT_MULTICAST_TTL", 1), ("IP_DROP_MEMBERSHIP", 36),
    ("IP_HDRINCL", 3), ("IP_MAX_MEMBERSHIPS", 20), ("IP_MULTICAST_IF", 32),
    ("IP_MULTICAST_LOOP", 34), ("IP_MULTICAST_TTL", 33), ("IP_OPTIONS", 4), ("IP_RECVOPTS", 6),
    ("IP_RECVRETOPTS", 7), ("IP_RECVTOS", 13), ("IP_RETOPTS", 7), ("IP_TOS", 1),
    ("IP_TRANSPARENT", 19), ("IP_TTL", 2), ("IPPORT_RESERVED", 1024),
    ("IPPORT_USERRESERVED", 5000), ("SOMAXCONN", 4096), ("SCM_RIGHTS", 1),
    ("SCM_CREDENTIALS", 2), ("AF_DECnet", 12), ("EBADF", 9), ("EAGAIN", 11), ("EWOULDBLOCK", 11),
  ]
}

extension SocketModule {
  /// Puts the constants into the module.
  func addConstants(to module: PyModule) {
    let enumerations = [
      (families, SocketConstants.families), (kinds, SocketConstants.kinds),
      (messages, SocketConstants.messages), (addressInfo, SocketConstants.addressInfo),
    ]
    for (enumeration, members) in enumerations {
      enumeration.fill(members)
      module.type(enumeration.type)
      for (name, value) in members { module.set(name, enumeration.member(value)) }
    }
    for (name, value) in SocketConstants.plain { module.set(name, .int(value)) }
    // What this Python was built with; sockets of that family cannot be made here.
    module.set("has_ipv6", .bool(true))
  }
}
