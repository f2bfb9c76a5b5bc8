import Testing
import Timeline

@testable import Sockets

@Suite struct `Whose end a call may move` {
  let bench = Bench()

  private func touch(_ call: SystemCall, _ detail: CallDetail = .none) -> Touch {
    Touch(call, CallReturn(value: 0, detail: detail))
  }

  @Test func `a transfer and a shutdown concern the other end of their connection`() {
    let (server, address) = bench.listener()
    let client = bench.socket()
    _ = bench.connect(client, address)
    #expect(touch(.send(fd: client, length: 1, flags: 0, to: .none)) == .end(address))
    #expect(
      touch(.recv(fd: client, capacity: 1, flags: 0, wantsAddress: false)) == .end(address))
    #expect(touch(.shutdown(fd: client, how: 1)) == .end(address))
    bench.close(client)
    bench.close(server)
  }

  @Test func `connect and accept tell the other end themselves`() {
    let far = SocketAddress.loopback(7031)
    #expect(touch(.connect(fd: 3, address: far)) == .end(far))
    #expect(touch(.accept(fd: 3, flags: 0), .address(far)) == .end(far))
  }

  @Test func `a socketpair is the reader's own`() throws {
    let made = bench.make(.socketpair(family: 1, type: 1, protocol: 0))
    guard case .pair(let left, let right) = made.detail else {
      Issue.record("no pair: \(made)")
      return
    }
    #expect(touch(.send(fd: left, length: 1, flags: 0, to: .none)) == .nobody)
    bench.close(left)
    bench.close(right)
  }

  @Test(arguments: [
    SystemCall.close(fd: 3), .listen(fd: 3, backlog: 1), .sleep(nanoseconds: 1),
    .poll([], milliseconds: 0),
  ])
  func `what is about no single connection may concern anybody`(call: SystemCall) {
    #expect(touch(call) == .anybody)
  }

  @Test(arguments: [SystemCall.getsockname(fd: 3), .socket(family: 2, type: 1, protocol: 0)])
  func `what stays in the reader's kernel concerns nobody`(call: SystemCall) {
    #expect(touch(call) == .nobody)
  }
}
