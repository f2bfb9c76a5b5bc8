package import Timeline

/// Who makes a call, for the record.
package struct Caller: Hashable, Sendable {
  /// The reader's program, a peer, or a visitor.
  package var actor: Actor
  /// The reader's Python thread, 0 for the main one; for others the peer's or visitor's number.
  package var thread: Int
  /// The line of the typed block or program, from 1; 0 where it is not known.
  package var line: Int
  /// What the reader's program means with the call, where the call alone does not tell.
  package var aim = CallAim.itself
  /// Whether the call is ours alone, such as one that describes a socket, and leaves no event.
  package var isUnrecorded = false

  /// A caller by actor, thread and line.
  package init(actor: Actor, thread: Int = 0, line: Int = 0) {
    self.actor = actor
    self.thread = thread
    self.line = line
  }
}

/// The bytes that a call reads from or writes to, borrowed for the time of the call.
package enum CallBuffer {
  /// The call moves no bytes.
  case none
  /// The bytes to send.
  case source(UnsafeRawBufferPointer)
  /// Where received bytes go.
  case destination(UnsafeMutableRawBufferPointer)
}

/// What a call returned.
///
/// A failure is a value here: who called decides what it means.
package struct CallReturn: Sendable {
  /// The value that the call returned, -1 where it failed.
  package var value: Int
  /// The errno of a failure, 0 otherwise.
  package var errno: Int32
  /// What it gave back beside the value.
  package var detail: CallDetail

  /// A call's return.
  package init(value: Int, errno: Int32 = 0, detail: CallDetail = .none) {
    self.value = value
    self.errno = errno
    self.detail = detail
  }

  /// Whether the call succeeded.
  package var succeeded: Bool { errno == 0 }
}

/// The one funnel for every system call of the reader, the peers and the visitors.
///
/// A call that blocks is made for real: it returns EINTR when its thread is interrupted (see `Interrupter`), and the
/// caller decides whether to call again (PEP 475). Every call of theirs leaves one `CallEvent`. The POSIX kernel makes the calls;
/// the scripted one forces results for tests.
package protocol Kernel: AnyObject, Sendable {
  /// Makes one call and records it.
  func call(_ call: SystemCall, by caller: Caller, buffer: CallBuffer) -> CallReturn

  /// Sends or receives bytes as `call` would, without making anything of it that nobody will see.
  ///
  /// Gives how many bytes were moved, or minus the errno.
  func transfer(_ transfer: Transfer, by caller: Caller) -> Int

  /// Where the calls are recorded.
  var recorder: Recorder { get }

  /// The same kernel for somebody whose sockets come from elsewhere.
  func taking(socketsFrom factory: any SocketFactory) -> any Kernel
}

extension Kernel {
  package func transfer(_ transfer: Transfer, by caller: Caller) -> Int {
    let result = call(transfer.call, by: caller, buffer: transfer.buffer)
    return result.succeeded ? result.value : -Int(result.errno)
  }

  package func taking(socketsFrom factory: any SocketFactory) -> any Kernel { self }

  /// Makes one call that moves no bytes, and records it.
  package func call(_ call: SystemCall, by caller: Caller) -> CallReturn {
    self.call(call, by: caller, buffer: .none)
  }
}

/// Where new sockets come from: this process, or the lab's helper.
package protocol SocketFactory: Sendable {
  /// Makes a socket and returns its descriptor, or -1 and the errno. The corresponding C function is `socket`.
  func socket(family: Int32, type: Int32, protocol: Int32) -> (fd: Int32, errno: Int32)

  /// Makes several sockets; each as `socket` does.
  func sockets(_ count: Int, family: Int32, type: Int32, protocol: Int32)
    -> [(fd: Int32, errno: Int32)]

  /// What keeps its sockets from reaching, and being reached from, other machines.
  var confinement: Confinement { get }

  /// The descriptor over which its sockets come from another process; nil where this process makes them.
  var channel: Int32? { get }

  /// The same factory for threads with a descriptor table of their own, in which its channel has this number.
  func over(channel: Int32) -> any SocketFactory
}

extension SocketFactory {
  package var channel: Int32? { nil }

  package func sockets(_ count: Int, family: Int32, type: Int32, protocol: Int32)
    -> [(fd: Int32, errno: Int32)]
  {
    (0..<count).map { _ in socket(family: family, type: type, protocol: `protocol`) }
  }

  package func over(channel: Int32) -> any SocketFactory { self }
}

/// Where a typed host and port really lead.
package struct Route: Hashable, Sendable {
  /// The address to connect to.
  package var address: SocketAddress
  /// The built-in peer that answers there, where it is one of ours.
  package var peer: String?
  /// Whether the address differs from what was typed, so that it must be told.
  package var isMapped: Bool

  /// A route to an address.
  package init(address: SocketAddress, peer: String? = nil, isMapped: Bool = false) {
    self.address = address
    self.peer = peer
    self.isMapped = isMapped
  }
}

/// Turns typed hosts into addresses, without any network: a table of our own names, dotted numbers, and this machine.
package protocol HostResolver: Sendable {
  /// The IPv4 address for a name, as gethostbyname(3) would give it: `www.python.org` has the address of our own site.
  ///
  /// Nil where the name is unknown (EAI_NONAME). `""` is 0.0.0.0 and `<broadcast>` is 255.255.255.255, as in CPython.
  func address(of name: String) -> UInt32?

  /// The name for one of our own addresses, for display and gethostbyaddr; nil where there is none.
  func name(of address: UInt32) -> String?

  /// Where a connection or datagram for this address and port really goes.
  ///
  /// In plain loopback each of our names has an address of its own in 127.0.0.0/8, and (address, well-known port) is
  /// mapped to the free port on which the peer listens.
  func route(host: UInt32, port: UInt16) -> Route
}
