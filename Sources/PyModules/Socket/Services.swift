/// The well-known services that programs ask for by name.
enum Services {
  /// Over which transports a service is offered.
  private enum Transport {
    case stream, datagram, both

    func serves(_ proto: String?) -> Bool {
      switch (self, proto) {
      case (_, nil), (.both, "tcp"?), (.both, "udp"?), (.stream, "tcp"?), (.datagram, "udp"?): true
      default: false
      }
    }
  }

  private static let table: [(name: String, port: Int, transport: Transport)] = [
    ("tcpmux", 1, .stream), ("echo", 7, .both), ("discard", 9, .both), ("systat", 11, .stream),
    ("daytime", 13, .both), ("netstat", 15, .stream), ("qotd", 17, .stream),
    ("chargen", 19, .both), ("ftp-data", 20, .stream), ("ftp", 21, .stream),
    ("ssh", 22, .stream), ("telnet", 23, .stream), ("smtp", 25, .stream), ("time", 37, .both),
    ("whois", 43, .stream), ("domain", 53, .both), ("bootps", 67, .datagram),
    ("bootpc", 68, .datagram), ("tftp", 69, .datagram), ("gopher", 70, .stream),
    ("finger", 79, .stream), ("http", 80, .stream), ("kerberos", 88, .both),
    ("pop3", 110, .stream), ("sunrpc", 111, .both), ("auth", 113, .stream),
    ("nntp", 119, .stream), ("ntp", 123, .datagram), ("netbios-ssn", 139, .stream),
    ("imap2", 143, .stream), ("snmp", 161, .both), ("ldap", 389, .both), ("https", 443, .both),
    ("microsoft-ds", 445, .stream), ("syslog", 514, .datagram), ("shell", 514, .stream),
    ("submission", 587, .stream), ("ldaps", 636, .both), ("rsync", 873, .stream),
    ("imaps", 993, .stream), ("pop3s", 995, .stream), ("socks", 1080, .stream),
    ("mysql", 3306, .stream), ("sip", 5060, .both), ("xmpp-client", 5222, .stream),
    ("postgresql", 5432, .stream), ("redis", 6379, .stream), ("http-alt", 8080, .stream),
  ]

  /// The port of a service; over any transport where none is named.
  static func port(of name: String, _ proto: String? = nil) -> Int? {
    table.first { $0.name == name && $0.transport.serves(proto) }?.port
  }

  /// The service at a port.
  static func name(of port: Int, _ proto: String? = nil) -> String? {
    table.first { $0.port == port && $0.transport.serves(proto) }?.name
  }
}
