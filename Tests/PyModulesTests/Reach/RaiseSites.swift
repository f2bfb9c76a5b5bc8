import Foundation

/// The places in the sources of the language where an exception is made.
struct RaiseSite: Hashable {
  /// The file below `Sources`: `PyInterpreter/Types/Codecs.swift`.
  let file: String
  /// The line, from 1.
  let line: Int
  /// The source there: what tells the place from others when lines move.
  let text: String

  /// As `#fileID` names it.
  var place: String {
    let parts = file.split(separator: "/")
    return "\(parts[0])/\(parts[parts.count - 1]):\(line)"
  }

  /// How lists name it.
  var name: String { "\(file): \(text)" }

  private static let factories =
    [
      "typeError", "valueError", "attributeError", "nameError", "indexError", "keyError",
      "overflowError", "zeroDivision", "runtimeError", "bufferError", "memoryError",
      "recursionError", "os", "make", "syntax",
    ].map { ".\($0)(" } + ["throw failure("]

  /// The sites in the layers that run the language.
  static func all(below sources: String) -> [RaiseSite] {
    ["PyInterpreter", "PyModules"].flatMap { layer -> [RaiseSite] in
      let files =
        FileManager.default.enumerator(atPath: "\(sources)/\(layer)")?
        .compactMap { $0 as? String } ?? []
      return files.filter { $0.hasSuffix(".swift") }.sorted()
        // Where the factories themselves are.
        .filter { !$0.hasSuffix("/PyException.swift") && !$0.hasSuffix("/CompileError.swift") }
        .flatMap { sites(in: "\(layer)/\($0)", below: sources) }
    }
  }

  private static func sites(in file: String, below sources: String) -> [RaiseSite] {
    let text = (try? String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.compactMap { index -> RaiseSite? in
      let line = lines[index].drop { $0 == " " }
      // A helper that hands on the place of its caller is none itself.
      guard !line.hasPrefix("//"), !line.contains(", file, line)"), makesException(line) else {
        return nil
      }
      // A call that goes on in the next line is told from others by that line.
      let more =
        line.hasSuffix("(") && index + 1 < lines.count
        ? lines[index + 1].drop { $0 == " " } : ""
      return RaiseSite(file: file, line: index + 1, text: "\(line)\(more)")
    }
  }

  /// Whether a factory is called in a line: `throw .typeError(…)`, `PyException.make(…)`, not `file.make(…)`.
  private static func makesException(_ line: Substring) -> Bool {
    factories.contains { factory in
      guard let range = line.range(of: factory) else { return false }
      let before = line[..<range.lowerBound]
      guard let last = before.last, factory.hasPrefix(".") else { return true }
      return !(last.isLetter || last.isNumber || ")]?".contains(last))
        || before.hasSuffix("PyException") || before.hasSuffix("CompileError")
    }
  }
}
