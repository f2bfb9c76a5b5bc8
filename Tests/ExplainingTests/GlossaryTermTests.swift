import Foundation
import Testing
import Timeline

@testable import Explaining

/// `:doc` knows every term that an explanation or a lesson uses.
@Suite struct GlossaryTermTests {
  static let states: [TCPState] = (1...12).compactMap(TCPState.init(rawValue:))

  @Test(arguments: states) func `every state of TCP has an entry`(_ state: TCPState) {
    #expect(Glossary.entry(for: state.name)?.name == state.name)
  }

  @Test(arguments: [
    "FIN", "RST", "SYN", "ACK", "MSS", "window", "Nagle", "keepalive", "orphan", "packet",
    "datagram", "timeout", "non-blocking", "half-close", "urgent data", "kernel", "queues",
  ])
  func `the words of pictures and packets have an entry`(_ term: String) {
    #expect(Glossary.entry(for: term) != nil)
  }

  @Test(arguments: Glossary.glossed)
  func `a term that gets a few words has a whole entry as well`(_ term: String) {
    #expect(Glossary.entry(for: term.filter { $0 != "(" && $0 != ")" }) != nil)
  }

  /// Words that lessons stress without making them terms.
  private static let stressed: Set<String> = [
    "second", "first", "last", "your", "when", "not", "for", "bytes",
  ]

  @Test func `every term that a lesson marks has an entry`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Lessons").standardized
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var terms: Set<String> = []
    for file in files where file.hasSuffix(".md") {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for match in text.matches(of: #/\*([A-Za-z][A-Za-z -]+)\*/#) {
        terms.insert(String(match.1))
      }
    }
    #expect(terms.count > 10)
    let missing = terms.subtracting(Self.stressed).filter { Glossary.entry(for: $0) == nil }
    #expect(missing.isEmpty)
  }

  @Test func `a term gets its few words the first time only`() {
    var explainer = Explainer()
    let script = Script.fresh()
    let happening = Happening(events: script.events, names: script.names, lines: script.lines)
    let first = explainer.explain(happening, detail: .brief).compactMap(\.gist)
    #expect(first == ["descriptor: the number by which your program names an open socket."])
    #expect(explainer.explain(happening, detail: .brief).compactMap(\.gist).isEmpty)
  }
}
