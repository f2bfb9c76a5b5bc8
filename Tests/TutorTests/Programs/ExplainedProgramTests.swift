import ChildProcesses
import Foundation
import Testing

@testable import Tutor

@Suite(.enabled(if: Command.isThere)) struct `Programs that are explained while they run` {
  private static let conversation = """
    import socket

    def serve(listener):
        conn, address = listener.accept()
        conn.sendall(b"hello")
        conn.close()

    server = socket.create_server(("127.0.0.1", 0))
    client = socket.create_connection(server.getsockname())
    serve(server)
    print(client.recv(100))
    print(client.recv(100))

    """

  @Test func `each line is named above what is told of it, with the program's own names`() throws {
    let run = try Command.run(program: Self.conversation, "--explain")
    let told = run.errors.split(separator: "\n").map(String.init)
    let headings = told.filter { $0.hasPrefix("line ") }
    #expect(
      headings == [
        "line 8: server = socket.create_server((\"127.0.0.1\", 0))",
        "line 9: client = socket.create_connection(server.getsockname())",
        "line 4: conn, address = listener.accept()", "line 5: conn.sendall(b\"hello\")",
        "line 6: conn.close()", "line 11: print(client.recv(100))",
        "line 12: print(client.recv(100))",
      ], "\(run.errors)")
    #expect(told.allSatisfy { $0.hasPrefix("line ") || $0.hasPrefix("| ") })
    #expect(told.contains("| Your own socket client called: conn is your end of that connection."))
    #expect(told.contains("| conn is closed: its end of the connection to client."))
    #expect(run.output == "b'hello'\nb''\n")
  }

  @Test func `with the calls as well, each line has its calls before its reasons`() throws {
    let run = try Command.run(program: Self.conversation, "--explain", "--trace")
    let told = run.errors.split(separator: "\n").map(String.init)
    let line = try #require(told.firstIndex(of: "line 5: conn.sendall(b\"hello\")"))
    #expect(told[line + 1].hasPrefix("sendto(5, \"hello\", 5, 0, NULL, 0)"))
    #expect(told[line + 2] == "| Your kernel took all 5 bytes.")
  }
}
