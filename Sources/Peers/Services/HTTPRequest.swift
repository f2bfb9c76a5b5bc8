/// The head of an HTTP request, as far as a small site needs it; see RFC 9112.
struct HTTPRequest: Hashable, Sendable {
  /// `GET`, `HEAD` or another word.
  var method: String
  /// What is asked for, such as `/sockets`.
  var target: String
  /// `HTTP/1.0` or `HTTP/1.1`.
  var version: String
  /// The header fields, names in lower case.
  var fields: [String: String]

  /// What has come of a request so far.
  enum Progress: Hashable, Sendable {
    /// The empty line that ends the head has not come.
    case incomplete
    /// The head is whole.
    case whole(HTTPRequest)
    /// These bytes are no request, for this reason.
    case bad(String)
    /// The head is longer than is taken.
    case tooLong
  }

  /// The most bytes that a head may have.
  static let limit = 8192

  /// Reads a head out of the bytes that have come so far; a lone newline ends a line as well.
  static func progress(of bytes: some Collection<UInt8>) -> Progress {
    guard let head = head(of: bytes) else {
      return bytes.count > limit ? .tooLong : .incomplete
    }
    if head.count > limit { return .tooLong }
    var lines = head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
      .map { line in
        String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
      }
    guard !lines.isEmpty else { return .bad("There is no request line.") }
    let parts = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, isToken(parts[0]), parts[1].hasPrefix("/"),
      parts[2] == "HTTP/1.0" || parts[2] == "HTTP/1.1"
    else {
      return .bad("A request line is a method, a path and HTTP/1.0 or HTTP/1.1.")
    }
    return request(parts.map(String.init), lines)
  }

  private static func request(_ parts: [String], _ lines: [String]) -> Progress {
    var fields: [String: String] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), isToken(line[..<colon]) else {
        return .bad("A header line is a name, a colon and a value.")
      }
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      fields[line[..<colon].lowercased()] = String(value)
    }
    if parts[2] == "HTTP/1.1", fields["host"] == nil {
      return .bad("An HTTP/1.1 request has a Host line, such as Host: www.python.org.")
    }
    return .whole(
      HTTPRequest(method: parts[0], target: parts[1], version: parts[2], fields: fields))
  }

  /// The bytes before the first empty line; empty lines before the request are passed over.
  private static func head<Bytes: Collection<UInt8>>(of bytes: Bytes) -> Bytes.SubSequence? {
    let newline = UInt8(ascii: "\n")
    let start =
      bytes.firstIndex { $0 != newline && $0 != UInt8(ascii: "\r") } ?? bytes.endIndex
    var lineStart = start
    var index = start
    while index != bytes.endIndex {
      defer { bytes.formIndex(after: &index) }
      guard bytes[index] == newline else { continue }
      let line = bytes[lineStart..<index]
      if line.isEmpty || line.elementsEqual([UInt8(ascii: "\r")]) {
        return bytes[start..<lineStart]
      }
      lineStart = bytes.index(after: index)
    }
    return nil
  }

  private static func isToken(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "!"): true
        default: false
        }
      }
  }
}
