import Testing
import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What is true of how a connection ended, or has not begun: who reset it, whose end it is, who waits.
@Suite struct ConnectionTruthTests {
  private func brief(_ happening: Happening) -> [String] {
    explain(happening).last?.brief ?? []
  }

  private func packet(
    _ flags: PacketEvent.Flags, from source: SocketAddress, to destination: SocketAddress,
    length: Int = 0, in script: inout Script
  ) {
    script.events.append(
      .packet(
        PacketEvent(
          id: EventID(script.events.count), source: source, destination: destination, flags: flags,
          length: length, at: Moment(nanoseconds: script.clock))))
  }

  @Test func `a reset that answers later bytes is not the close's`() {
    var script = Script.own()
    script.call(.close(fd: 4), line: 1)
    packet([.fin, .acknowledgement], from: Script.mine, to: Script.server, in: &script)
    script.call(.send(fd: 5, length: 3, flags: 0, to: .none), .returned(3), data: "abc", line: 2)
    packet([.push, .acknowledgement], from: Script.server, to: Script.mine, length: 3, in: &script)
    packet(.reset, from: Script.mine, to: Script.server, in: &script)
    var happening = script.happening("t.close()\nc.send(b'abc')")
    happening.namesBefore = script.names
    let told = explain(happening).first { $0.cell?.call == .close }
    #expect(told?.brief.first == "t is closed: its end of the connection to c.")
    #expect(told?.full.joined().contains("RST") == false)
  }

  @Test func `a reset that the close itself sent is told`() {
    var script = Script.own()
    script.call(.close(fd: 4))
    packet(.reset, from: Script.mine, to: Script.server, in: &script)
    #expect(
      brief(script.happening("t.close()")).first
        == "t is closed: your kernel reset the connection (RST).")
  }

  @Test func `a connection that waits for accept is none of the older ones`() {
    var script = Script.own()
    script.call(.close(fd: 5))
    script.line("c.close()")
    script.names[5] = nil
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(5))
    script.call(.connect(fd: 5, address: Script.server))
    script.call(.close(fd: 5), aim: .dropped)
    let told = explain(script.happening("talk()")).flatMap(\.full).joined()
    #expect(!told.contains("closed before"), "\(told)")
    #expect(!told.contains("to c"), "\(told)")
  }

  @Test func `a host that has vanished does not wait for you`() {
    var script = Script.connected()
    script.peer(.vanished)
    script.lineEnds()
    var happening = script.happening("s.recv(9)")
    happening.waiting = WaitingCall(
      call: .recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false),
      since: Moment(nanoseconds: 0), isForever: true)
    #expect(!brief(happening).joined().contains("waits for you"), "\(brief(happening))")
    #expect(brief(happening).joined().contains("host is gone"), "\(brief(happening))")
  }

  @Test func `b'' after one's own shutdown says nothing of the peer, in another thread as well`() {
    var script = Script.connected()
    script.lineEnds()
    let start = script.clock
    script.call(.shutdown(fd: 3, how: 2))
    script.events.append(
      .call(
        CallEvent(
          id: EventID(script.events.count), actor: .reader, thread: 1, line: 1,
          call: .recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false), outcome: .returned(0),
          started: Moment(nanoseconds: start - 500), duration: 3_000_000)))
    let told = explain(script.happening("s.shutdown(socket.SHUT_RDWR)")).flatMap(\.full).joined()
    #expect(told.contains("You ended receiving yourself"), "\(told)")
    #expect(!told.contains("the peer has closed"), "\(told)")
  }

  @Test func `b'' before one's own shutdown is the peer's end`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(.recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false), line: 1)
    script.call(.shutdown(fd: 3, how: 2), line: 2)
    let told = explain(script.happening("s.recv(9)\ns.shutdown(2)")).flatMap(\.full).joined()
    #expect(told.contains("b'' means that the peer has closed its sending side."), "\(told)")
  }

  @Test func `a socket that Python closed with bytes unread was not closed by the reader`() {
    var script = Script.own()
    script.call(
      .send(fd: 4, length: 15, flags: 0, to: .none), .returned(15), data: "15 bytes of it!")
    script.line("t.send(...)")
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(6))
    script.call(.close(fd: 5), aim: .dropped)
    var happening = script.happening("c = socket.socket()")
    happening.namesBefore = script.names
    happening.names = [3: "s", 4: "t", 6: "c"]
    #expect(
      brief(happening) == [
        "c names a new socket now: Python closed the old one.",
        "15 bytes were unread in it: your kernel reset the connection (RST).",
      ])
    let told = explain(happening, .full).flatMap(\.full).joined()
    #expect(!told.contains("You closed"), "\(told)")
  }

  @Test(arguments: [true, false])
  func `a listening socket's close speaks of accepted sockets that are open`(_ isOpen: Bool) {
    var script = Script.own()
    if !isOpen {
      script.call(.close(fd: 5))
      script.line("c.close()")
    }
    script.call(.close(fd: 3))
    let told = brief(script.happening("s.close()")).joined()
    #expect(told.contains("Sockets that it accepted stay connected.") == isOpen, "\(told)")
  }
}
