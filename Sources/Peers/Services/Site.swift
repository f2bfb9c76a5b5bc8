/// The small site behind www.python.org: three pages, in our own words.
enum Site {
  /// What is sent back for a request.
  struct Response: Hashable, Sendable {
    /// The status code and its phrase.
    var status: String
    /// The page, as HTML.
    var body: String
    /// Header lines beside the usual ones.
    var extra: [String] = []
    /// Whether the body is left out: the answer to HEAD.
    var isHeadOnly = false

    /// The response as it goes over the connection; Content-Length counts bytes.
    var bytes: [UInt8] {
      let lines =
        [
          "HTTP/1.0 \(status)", "Server: Switchboard", "Content-Type: text/html; charset=utf-8",
          "Content-Length: \(body.utf8.count)", "Connection: close",
        ] + extra
      let head = lines.map { $0 + "\r\n" }.joined() + "\r\n"
      return Array(head.utf8) + (isHeadOnly ? [] : Array(body.utf8))
    }
  }

  /// The answer to a request.
  static func response(to request: HTTPRequest) -> Response {
    guard request.method == "GET" || request.method == "HEAD" else {
      return Response(
        status: "405 Method Not Allowed",
        body: page("Method not allowed", "<p>This site answers GET and HEAD.</p>"),
        extra: ["Allow: GET, HEAD"])
    }
    let path = request.target.prefix { $0 != "?" && $0 != "#" }
    var response =
      pages[String(path)].map { Response(status: "200 OK", body: $0) }
      ?? Response(
        status: "404 Not Found",
        body: page("Not found", "<p>There is no such page here. Try <a href=\"/\">/</a>.</p>"))
    response.isHeadOnly = request.method == "HEAD"
    return response
  }

  /// The answer to bytes that are no request.
  static func refusal(_ reason: String) -> Response {
    Response(status: "400 Bad Request", body: page("Bad request", "<p>\(reason)</p>"))
  }

  /// The answer to a request whose head never ends.
  static let tooLong = Response(
    status: "431 Request Header Fields Too Large",
    body: page("Too long", "<p>The head of a request has at most 8192 bytes here.</p>"))

  private static let pages = [
    "/": page(
      "Welcome",
      """
      <p>You have reached www.python.org, as it is on this machine only. It is a small site for
      learning, and no byte of yours has left the machine.</p>
      <p>Read about <a href="/sockets">sockets</a> or <a href="/about">this site</a>.</p>
      """),
    "/sockets": page(
      "Sockets",
      """
      <p>A socket is one end of a connection. Your program sent a request through its end. This
      server received it through another socket, which accept made for this connection alone.</p>
      <p>A listening socket never carries data. It only gives out connected sockets.</p>
      """),
    "/about": page(
      "About this site",
      """
      <p>This server answers one request on each connection and closes. The end of the stream, an
      empty receive, tells you that the answer is complete.</p>
      """),
  ]

  private static func page(_ title: String, _ body: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head><title>\(title)</title></head>
    <body>
    <h1>\(title)</h1>
    \(body)
    </body>
    </html>

    """
  }
}
