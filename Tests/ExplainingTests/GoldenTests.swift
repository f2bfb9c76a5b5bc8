import Testing
import Timeline

@testable import Explaining

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct GoldenTests {
  private func brief(_ happening: Happening) -> [String] {
    explain(happening).last?.brief ?? []
  }

  @Test func `connect tells our own peer and both ends`() {
    var script = Script.fresh()
    let real = SocketAddress.ipv4(host: 0x7FCB_7150, port: 41235)
    script.call(.connect(fd: 3, address: real))
    let route = RouteNote(host: "www.python.org", port: 80, address: real)
    let ends = EndpointPair(
      yours: EndpointState(descriptor: 3, local: Script.mine, remote: real, state: .established),
      peers: EndpointState(local: real, remote: Script.mine, state: .established))
    #expect(
      brief(script.happening(after: [ends], routes: [route])) == [
        "Connected: port 80 of www.python.org is our own 127.203.113.80:41235 here.",
        "Both ends now say ESTABLISHED, before the peer's program did anything.",
      ])
  }

  @Test func `connect tells that the peer's program has accepted, if it had`() {
    var script = Script.fresh()
    script.peer(.accepted(from: Script.mine))
    script.clock += 1
    script.call(.connect(fd: 3, address: Script.echo))
    #expect(
      brief(script.happening(after: [pair()])).last
        == "Both ends now say ESTABLISHED; the peer's program has accepted.")
  }

  @Test func `recv tells what stays in the receive queue`() {
    var script = Script.connected()
    script.lineEnds()
    script.call(
      .recv(fd: 3, capacity: 4, flags: 0, wantsAddress: false), .returned(4), data: "ding")
    #expect(
      brief(script.happening(after: [pair(received: 5)])) == [
        "recv gave 4 of the 9 bytes that waited; 5 stay in your receive queue.",
        "The next recv gives what comes next: no byte is lost.",
      ])
  }

  @Test func `recv tells in how many pieces the peer sent`() {
    var script = Script.connected()
    script.peer(.sent(DataExcerpt(Array("ding ".utf8))))
    script.peer(.sent(DataExcerpt(Array("dong".utf8))))
    script.lineEnds()
    script.call(
      .recv(fd: 3, capacity: 1024, flags: 0, wantsAddress: false), .returned(9), data: "ding dong")
    let told = explain(script.happening(after: [pair()])).last
    #expect(
      told?.brief == [
        "recv gave all 9 bytes that waited; your receive queue is empty now.",
        "The peer sent them in 2 pieces: a byte stream keeps no borders.",
      ])
    #expect(told?.evidence.count == 3)
  }

  @Test func `recv of nothing is the end of the stream`() {
    var script = Script.connected()
    script.peer(.closed(unread: 0))
    script.lineEnds()
    script.call(.recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), .returned(0), data: "")
    let told = explain(script.happening(after: [pair(.closeWait, .finWait2)]), .full).last
    #expect(
      told?.full == [
        "b'' means that the peer has closed its sending side. No data will come again.",
        "The peer echo closed its end 1 ms before. Your end says CLOSE_WAIT, the peer's end "
          + "says FIN_WAIT2. You received 0 bytes on this connection in all.",
        "Try: Leave the loop on b'' and close s.",
        "The HOWTO speaks of this in section 3 (Using a Socket).",
      ])
  }

  @Test func `a reset names the unread bytes and the time`() {
    var script = Script.connected()
    script.peer(.closed(unread: 5))
    script.clock += 2_000_000
    script.lineEnds()
    script.call(
      .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), .failed(errno: ECONNRESET))
    #expect(
      brief(script.happening()) == [
        "The peer echo reset the connection 3 ms ago: it closed with 5 bytes unread.",
        "The connection is over. No data will come again.",
      ])
  }

  @Test func `a send after the peer's close succeeds and says why`() {
    var script = Script.connected()
    script.peer(.closed(unread: 0))
    script.clock += 2_000_000
    script.lineEnds()
    script.call(.send(fd: 3, length: 1, flags: 0, to: .none), .returned(1), data: "x")
    #expect(
      brief(script.happening()) == [
        "send took 1 byte, although the peer echo had closed 3 ms before.",
        "Success says only that your kernel took the bytes.",
      ])
  }

  @Test func `a refused connect names the address`() {
    var script = Script.fresh()
    script.call(.connect(fd: 3, address: .loopback(9)), .failed(errno: ECONNREFUSED))
    #expect(
      brief(script.happening()) == [
        "Nothing listens on 127.0.0.1:9, so the kernel there refused.",
        "No connection was made. The answer took 1 ms.",
      ])
  }

  @Test func `a refused connect finds the socket that listens at another address only`() {
    var script = Script.listening()
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.lineEnds()
    script.call(
      .connect(fd: 4, address: .ipv4(host: 0x7F00_0002, port: 8000)),
      .failed(errno: ECONNREFUSED))
    #expect(
      brief(script.happening()) == [
        "s listens at 127.0.0.1:8000 only.",
        "So the kernel refused at 127.0.0.2:8000. No connection was made.",
      ])
  }

  @Test func `a refused connect finds the socket that is bound but does not listen`() {
    var script = Script.bound()
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.lineEnds()
    script.call(.connect(fd: 4, address: Script.server), .failed(errno: ECONNREFUSED))
    #expect(
      explain(script.happening(), .full).last?.full == [
        "s is bound to port 8000 but does not listen. "
          + "A bound socket takes no callers before listen: the kernel refused.",
        "Try: Run s.listen(), then connect again.",
        "The HOWTO speaks of this in section 2 (Creating a Socket).",
      ])
  }

  @Test func `a refused connect finds the listening socket that was closed`() {
    var script = Script.listening()
    script.call(.close(fd: 3))
    script.line("s.close()")
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.lineEnds()
    script.call(.connect(fd: 4, address: Script.server), .failed(errno: ECONNREFUSED))
    #expect(
      brief(script.happening("t.connect(a)")).last
        == "The socket that listened there was closed at `s.close()`.")
  }

  @Test func `a port in use names the socket that holds it`() {
    var script = Script.bound()
    script.names[3] = "srv"
    script.call(.socket(family: AF_INET, type: 1, protocol: 0), .returned(4))
    script.names[4] = "t"
    script.lineEnds()
    script.call(.bind(fd: 4, address: Script.server), .failed(errno: EADDRINUSE))
    #expect(
      brief(script.happening("t.bind(a)")) == [
        "Port 8000 is in use: your own socket srv holds it.",
        "Two sockets cannot listen at one address; t got no address.",
      ])
  }

  @Test func `a closed socket names the line that closed it`() {
    var script = Script.connected()
    script.call(.close(fd: 3))
    script.line("s.close()")
    script.call(
      .recv(fd: -1, capacity: 10, flags: 0, wantsAddress: false), .failed(errno: EBADF))
    #expect(
      brief(script.happening("s.recv(10)")) == [
        "s is closed: close() was called at `s.close()`.",
        "A closed socket cannot be opened again: recv reached no socket.",
      ])
  }

  @Test func `accept without listen says so`() {
    var script = Script.bound()
    script.call(.accept(fd: 3, flags: 0), .failed(errno: EINVAL))
    #expect(
      brief(script.happening()) == [
        "s does not listen: you have not called listen.",
        "accept needs a listening socket; no caller can reach this one.",
      ])
  }

  @Test func `recv on a listening socket says what it is for`() {
    var script = Script.listening()
    script.call(
      .recv(fd: 3, capacity: 10, flags: 0, wantsAddress: false), .failed(errno: ENOTCONN))
    #expect(
      brief(script.happening()) == [
        "s is a listening socket: it accepts, it does not receive.",
        "Each accept gives you a connected socket; that one receives.",
      ])
  }

  @Test func `accept names the visitor and who still waits`() {
    var script = Script.listening()
    script.names[3] = "srv"
    script.names[5] = "c"
    script.peer(
      .connected(to: Script.server), actor: .visitor("browser"), local: Script.mine,
      remote: Script.server)
    script.lineEnds()
    script.call(.accept(fd: 3, flags: 0), .returned(5), .address(Script.mine))
    let ends = EndpointPair(
      yours: EndpointState(
        descriptor: 3, local: Script.server, state: .listen, receiveQueue: 2, sendQueue: 5))
    #expect(
      brief(script.happening(after: [ends])) == [
        "The visitor browser called: c is your end of that connection.",
        "srv goes on listening: 2 callers wait in its queue.",
      ])
  }
}
