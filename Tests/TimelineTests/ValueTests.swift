import Locks
import Testing
import Timeline

@Suite struct `Values of the timeline` {
  @Test(arguments: [0, 5, 4096, 4097, 100_000])
  func `an excerpt keeps the start and the true length`(length: Int) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
    let excerpt = DataExcerpt(bytes)
    #expect(excerpt.bytes == Array(bytes.prefix(DataExcerpt.limit)))
    #expect(excerpt.length == length)
    #expect(excerpt.isWhole == (length <= DataExcerpt.limit))
    #expect(bytes.withUnsafeBytes { DataExcerpt($0) } == excerpt)
  }

  @Test(arguments: [
    (SocketAddress.loopback(80), "127.0.0.1:80"),
    (.ipv4(host: 0xCB00_7150, port: 65535), "203.0.113.80:65535"),
    (.unix(path: ""), "unnamed"), (.unix(path: "/run/x"), "/run/x"), (.none, "none"),
  ])
  func `an address reads as people write it`(address: SocketAddress, text: String) {
    #expect(address.description == text)
  }

  @Test func `the kernel's numbers of the states are those of RFC 9293's states`() {
    #expect(TCPState(rawValue: 1) == .established)
    #expect(TCPState(rawValue: 6) == .timeWait)
    #expect(TCPState(rawValue: 8) == .closeWait)
    #expect(TCPState(rawValue: 10) == .listen)
    #expect(TCPState(rawValue: 13) == nil)
  }

  @Test(
    arguments: [
      (SystemCall.accept(fd: 4, flags: 0), "accept4", 4),
      (.send(fd: 5, length: 1, flags: 0, to: .none), "sendto", 5),
      (.recv(fd: 6, capacity: 1, flags: 0, wantsAddress: false), "recvfrom", 6),
      (.setNonBlocking(fd: 7, on: true), "ioctl", 7), (.dup(fd: 8), "fcntl", 8),
      (.sleep(nanoseconds: 1), "clock_nanosleep", nil), (.poll([], milliseconds: 0), "poll", nil),
      (.threadWait(nanoseconds: nil), "futex", nil),
    ] as [(SystemCall, String, Int32?)])
  func `a call has strace's name and its descriptor`(
    call: SystemCall, name: String, descriptor: Int32?
  ) {
    #expect(call.name == name)
    #expect(call.descriptor == descriptor)
  }

  @Test func `spans and order of moments are in nanoseconds`() {
    let (early, late) = (Moment(nanoseconds: 5), Moment(nanoseconds: 12))
    #expect(late - early == 7)
    #expect(early < late)
  }
}

@Suite struct `A value behind a lock` {
  @Test func `no change by several threads is lost`() async {
    let counter = Guarded(0)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { for _ in 0..<1000 { counter.withLock { $0 += 1 } } }
      }
    }
    #expect(counter.withLock { $0 } == 4000)
  }

  @Test func `a body that throws leaves the lock free`() {
    struct Failure: Error {}
    let value = Guarded(1)
    #expect(throws: Failure.self) { try value.withLock { _ in throw Failure() } }
    #expect(value.withLock { $0 } == 1)
  }
}
