/// A fault to plant in a copy of the sources, where random programs are to find it.
package struct PlantedFault: Sendable {
  /// What is wrong where it is planted.
  package let name: String
  /// The file, from the root of the repository.
  package let path: String
  private let original: String
  private let replacement: String

  /// A fault whose text is not in its file exactly once.
  package struct Misplaced: Error, CustomStringConvertible {
    let fault: PlantedFault
    let count: Int

    /// Which fault it is, and what is wrong.
    package var description: String {
      "'\(fault.name)': its text is \(count) times in \(fault.path), and should be once"
    }
  }

  /// The faults of a list; its form is told at the head of faults.txt.
  package static func list(_ text: String) -> [PlantedFault] {
    text.split(separator: "\n\n").compactMap { paragraph in
      let lines = paragraph.split(separator: "\n", omittingEmptySubsequences: true)
      guard lines.count > 2, lines[0].hasPrefix("# ") else { return nil }
      return PlantedFault(
        name: String(lines[0].dropFirst(2)), path: String(lines[1]),
        original: marked("-", lines), replacement: marked("+", lines))
    }
  }

  private static func marked(_ mark: Character, _ lines: [Substring]) -> String {
    lines.filter { $0.first == mark }.map { $0.dropFirst(2) }.joined(separator: "\n")
  }

  /// The text of the file with the fault.
  package func planted(in source: String) throws(Misplaced) -> String {
    let places = source.ranges(of: original)
    guard places.count == 1, original != replacement else {
      throw Misplaced(fault: self, count: places.count)
    }
    return source.replacingCharacters(in: places[0], by: replacement)
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, by other: String) -> String {
    String(self[..<range.lowerBound]) + other + self[range.upperBound...]
  }
}
