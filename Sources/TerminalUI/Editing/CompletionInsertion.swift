package import Tutor

/// How offered completions change the buffer.
package enum CompletionInsertion {
  /// What a Tab does with the offers.
  package enum Outcome: Hashable, Sendable {
    /// Nothing fits.
    case none
    /// The buffer with the common part inserted; `isUnique` when only one fits.
    case changed(EditBuffer, isUnique: Bool)
    /// Several fit and nothing more is common to them: they are to be listed.
    case ambiguous([Completion])
  }

  /// Applies the offers to a buffer: the word before the cursor becomes what all of them begin with.
  package static func apply(_ offers: [Completion], to buffer: EditBuffer) -> Outcome {
    let offers = offers.filter { !$0.text.isEmpty }
    guard let first = offers.first else { return .none }
    var common = Array(first.text.unicodeScalars)
    for offer in offers.dropFirst() {
      let scalars = Array(offer.text.unicodeScalars)
      let same = zip(common, scalars).prefix { $0 == $1 }.count
      common.removeLast(common.count - same)
    }
    let typed = typedLength(offers, in: buffer)
    let isUnique = offers.count == 1
    guard common.count > typed else {
      return isUnique ? .changed(buffer, isUnique: true) : .ambiguous(offers)
    }
    var changed = buffer
    changed.remove(buffer.cursor - typed..<buffer.cursor)
    changed.insert(EditBuffer(scalars: common).text)
    return .changed(changed, isUnique: isUnique)
  }

  /// How many characters before the cursor the offers replace.
  ///
  /// It is the longest end of the typed line with which every offer begins. So the word's borders
  /// need no rule of their own: a name, an attribute, a colon word, a path in quotes.
  private static func typedLength(_ offers: [Completion], in buffer: EditBuffer) -> Int {
    let line = Array(buffer.lineBeforeCursor.unicodeScalars)
    let texts = offers.map { Array($0.text.unicodeScalars) }
    let longest = min(line.count, texts.map(\.count).min() ?? 0)
    for length in stride(from: longest, to: 0, by: -1) {
      let end = line.suffix(length)
      if texts.allSatisfy({ $0.starts(with: end) }) { return length }
    }
    return 0
  }

  /// The offers as lines to print: with summaries while they are few, in columns when they are many.
  package static func list(_ offers: [Completion], columns: Int, rows: Int) -> [String] {
    let room = max(4, rows - 4)
    let width = (offers.map { CellWidth.of($0.text) }.max() ?? 0) + 2
    var lines: [String]
    if offers.count <= min(room, 16) {
      lines = offers.map { offer in
        let name = CellWidth.padded(offer.text, to: width)
        return offer.summary.isEmpty ? offer.text : name + offer.summary
      }
    } else {
      let perLine = max(1, (columns - 1) / width)
      lines = stride(from: 0, to: offers.count, by: perLine).map { start in
        offers[start..<min(start + perLine, offers.count)]
          .map { CellWidth.padded($0.text, to: width) }.joined()
      }
    }
    if lines.count > room {
      lines = Array(lines.prefix(room - 1)) + ["… \(offers.count) in all; type more of the name."]
    }
    return lines.map { CellWidth.cut(EscapedText.visible($0), to: columns - 1) }
  }
}
