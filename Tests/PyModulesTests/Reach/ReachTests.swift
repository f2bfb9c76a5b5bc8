#if DEBUG
import Foundation
import PyInterpreter
import PySyntax
import Testing

/// What the golden programs leave unreached: each line of that list is explained in `Programs/unreached`.
@Suite(.timeLimit(.minutes(3)))
struct ReachTests {
  /// Runs every program in a process of its own, so that no other test's calls are counted.
  @Test func `golden programs reach every part of the language, or the list says why not`()
    async throws
  {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      let unreached = Unreached.measure()
      print("unreached:\n" + unreached.joined(separator: "\n"))
    }
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    let list = try #require(output.components(separatedBy: "unreached:\n").last)
    let unreached = list.split(separator: "\n").map(String.init)
    let explanations = try Explanations(path: GoldenProgram.root + "/unreached")
    let news = unreached.filter { !explanations.explain($0) }
    #expect(news.isEmpty, "no golden program reaches:\n\(news.joined(separator: "\n"))")
    let stale = explanations.lines.filter { line in
      !explanations.uncertain.contains(line)
        && !unreached.contains { Explanations.matches(line, $0) }
    }
    #expect(stale.isEmpty, "reached now, so strike out:\n\(stale.joined(separator: "\n"))")
  }

  @Test func `the forms of the language are all named`() throws {
    for program in GoldenProgram.all {
      guard case .complete(let tree) = Parser.parse(try program.source, mode: .file) else {
        continue
      }
      var forms = SyntaxForms()
      forms.add(tree)
      #expect(forms.met.subtracting(SyntaxForms.all).isEmpty)
    }
  }
}

/// The checked-in list of what stays unreached: a reason, and below it, indented, the lines that it explains.
///
/// A line may end in `*`: it then stands for every line that begins so. One that begins with `maybe` is reached or
/// not, as the clock has it.
struct Explanations {
  /// The lines, without their reasons.
  let lines: [String]
  /// Those of them that may be reached all the same.
  let uncertain: Set<String>

  init(path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let written = text.split(separator: "\n").filter { $0.hasPrefix("  ") }.map {
      String($0.drop { $0 == " " })
    }
    func certain(_ line: String) -> String {
      line.hasPrefix("maybe ") ? String(line.dropFirst(6)) : line
    }
    lines = written.map(certain)
    uncertain = Set(written.filter { $0.hasPrefix("maybe ") }.map(certain))
  }

  func explain(_ unreached: String) -> Bool {
    lines.contains { Self.matches($0, unreached) }
  }

  static func matches(_ line: String, _ unreached: String) -> Bool {
    line.hasSuffix("*") ? unreached.hasPrefix(line.dropLast()) : unreached == line
  }
}

/// Measures what the golden programs do not reach.
enum Unreached {
  /// One line for each: `syntax while`, `builtin len`, `native list.append`, `module sys`, `raise FILE: TEXT`.
  static func measure() -> [String] {
    Reach.begin()
    var forms = SyntaxForms()
    var builtins: Set<String> = []
    var modules: Set<String> = []
    for program in GoldenProgram.all {
      guard let source = try? program.source else { continue }
      if case .complete(let tree) = Parser.parse(source, mode: .file) { forms.add(tree) }
      let session = Session(file: program.name, input: program.input)
      _ = session.run(source, isWhole: true)
      builtins.formUnion(session.interpreter.builtinNames)
      modules.formUnion(session.interpreter.configuration.modules.keys)
      session.close()
    }
    let notes = Reach.sofar
    var unreached = SyntaxForms.all.subtracting(forms.met).map { "syntax \($0)" }
    unreached += builtins.subtracting(forms.names).subtracting(notes.called).map { "builtin \($0)" }
    unreached += modules.subtracting(forms.modules).map { "module \($0)" }
    let natives = notes.natives.filter { !$0.hasSuffix("__new__") }
    unreached += natives.subtracting(notes.called).subtracting(builtins).map { "native \($0)" }
    let sources = GoldenProgram.root + "/../../Sources"
    let sites = RaiseSite.all(below: sources)
    unreached += sites.filter { !notes.raised.contains($0.place) }.map { "raise \($0.name)" }
    return Set(unreached).sorted()
  }
}
#endif
