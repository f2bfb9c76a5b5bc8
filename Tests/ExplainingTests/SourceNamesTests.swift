import Testing
import Timeline

@testable import Explaining

/// What a program calls its sockets, read from its lines.
struct SourceNamesTests {
  @Test(arguments: [
    ("s = socket.socket()", "s"), ("conn, addr = server.accept()", "conn"),
    ("(conn, addr) = server.accept()", "conn"), ("self.sock = socket.socket()", "self.sock"),
    ("with socket.socket() as s:", "s"), ("with listener.accept()[0] as c, lock:", "c"),
    ("handle(server.accept()[0])", nil), ("if s.connect_ex(where) == 0:", nil),
    ("clients[name] = socket.socket()", nil), ("return socket.socket()", nil),
  ])
  func `a new socket has the name that the line gives it`(_ line: String, _ name: String?) {
    #expect(SourceNames.target(of: line[...]) == name)
  }

  @Test(arguments: [
    ("data = conn.recv(100)", "conn"), ("chunk = self.sock.recv(7)", "self.sock"),
    ("conn.recv_into(buffer)", "conn"), ("a.recv(1), b.recv(1)", nil),
    ("self.received(100)", nil), ("clients[name].recv(10)", nil),
  ])
  func `a method's socket has the name before the dot`(_ line: String, _ name: String?) {
    var script = Script()
    script.call(.recv(fd: 3, capacity: 9, flags: 0, wantsAddress: false), .returned(0), data: "")
    for case .call(let call) in script.events {
      #expect(SourceNames.receiver(in: line[...], of: call) == name)
    }
  }

  @Test func `a name belongs to the socket on which it was used last`() {
    var names = SourceNames(["c = socket.socket()"])
    var script = Script()
    script.call(.socket(family: 2, type: 1, protocol: 0), .returned(3))
    script.call(.socket(family: 2, type: 1, protocol: 0), .returned(4))
    for case .call(let call) in script.events { names.note(call) }
    #expect(names.names == [4: "c"])
  }
}
