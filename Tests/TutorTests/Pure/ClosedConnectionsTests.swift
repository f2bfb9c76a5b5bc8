import Observing
import Testing
import Timeline

@testable import Tutor

@Suite struct `What is left of closed connections` {
  private let peer = SocketAddress.loopback(7031)
  private let own = SocketAddress.loopback(40_001)

  private func call(_ call: SystemCall) -> TimelineEvent {
    .call(
      CallEvent(
        actor: .reader, thread: 0, line: 1, call: call, outcome: .returned(0),
        started: Moment(nanoseconds: 0), duration: 1))
  }

  private var connect: TimelineEvent { call(.connect(fd: 3, address: peer)) }
  private var close: TimelineEvent { call(.close(fd: 3)) }
  private var accepted: TimelineEvent {
    .peer(
      PeerEvent(
        actor: .peer("silent"), connection: 1, local: peer, remote: own,
        action: .accepted(from: own), at: Moment(nanoseconds: 0)))
  }

  @Test func `the peer that accepted tells where a connection came from, before or after connect`()
  {
    for events in [[connect, accepted, close], [accepted, connect, close]] {
      let closed = ClosedConnections(events).closed(known: [])
      #expect(closed.map(\.local) == [own])
      #expect(closed.map(\.remote) == [peer])
    }
  }

  @Test func `a connection that nobody told of is not guessed`() {
    #expect(ClosedConnections([connect, close]).closed(known: []).isEmpty)
    let two = [accepted, accepted, connect, close]
    #expect(ClosedConnections(two).closed(known: []).isEmpty)
  }
}
