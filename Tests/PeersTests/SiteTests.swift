import Peers
import Testing
import Timeline

@Suite(.timeLimit(.minutes(4)))
struct SiteTests {
  let bench = Bench()

  /// The whole answer to a request that is sent in these pieces.
  func answer(_ pieces: String...) throws -> String {
    let client = try bench.connect("www.python.org", 80)
    defer { client.close() }
    for piece in pieces { try client.send(piece) }
    return try client.rest()
  }

  @Test(arguments: ["/", "/sockets", "/about", "/?q=1"])
  func `a page is sent with its length and the connection is closed`(path: String) throws {
    let text = try answer("GET \(path) HTTP/1.0\r\n\r\n")
    #expect(text.hasPrefix("HTTP/1.0 200 OK\r\n"))
    #expect(text.contains("Connection: close\r\n"))
    let parts = try #require(text.firstRange(of: "\r\n\r\n"))
    let length = text[parts.upperBound...].utf8.count
    #expect(text.contains("Content-Length: \(length)\r\n"))
  }

  @Test func `a request in pieces is answered once it is whole`() throws {
    let text = try answer("GE", "T / HTTP/1.1\r", "\nHost: www.pyth", "on.org\r\n", "\r\n")
    #expect(text.hasPrefix("HTTP/1.0 200 OK\r\n"))
  }

  @Test func `lone newlines end lines as well`() throws {
    #expect(try answer("GET / HTTP/1.0\n\n").hasPrefix("HTTP/1.0 200 OK\r\n"))
  }

  @Test func `HEAD gets the head alone`() throws {
    let text = try answer("HEAD / HTTP/1.0\r\n\r\n")
    #expect(text.hasPrefix("HTTP/1.0 200 OK\r\n"))
    #expect(text.hasSuffix("\r\n\r\n"))
    #expect(!text.contains("Content-Length: 0"))
  }

  @Test(arguments: [
    ("GET /nowhere HTTP/1.0\r\n\r\n", "404 Not Found"),
    ("POST / HTTP/1.0\r\n\r\n", "405 Method Not Allowed"),
    ("GET /\r\n\r\n", "400 Bad Request"),
    ("ding dong\n\n", "400 Bad Request"),
    ("GET / HTTP/1.1\r\n\r\n", "400 Bad Request"),
    ("GET / HTTP/1.0\r\nno colon\r\n\r\n", "400 Bad Request"),
  ])
  func `what is no request for a page is refused with a reason`(
    request: String, status: String
  ) throws {
    #expect(try answer(request).hasPrefix("HTTP/1.0 \(status)\r\n"))
  }

  @Test func `a head without an end is refused and its sender can read why`() throws {
    let client = try bench.connect("www.python.org", 80)
    try client.send([UInt8](repeating: 97, count: 100_000))
    #expect(
      String(decoding: try client.receive(40), as: UTF8.self)
        == "HTTP/1.0 431 Request Header Fields Too L")
    client.close()
  }

  @Test func `a request that stops in the middle is refused`() throws {
    let client = try bench.connect("www.python.org", 80)
    try client.send("GET / HT")
    client.shutdownWriting()
    #expect(try client.rest().hasPrefix("HTTP/1.0 400 Bad Request\r\n"))
    client.close()
  }
}
