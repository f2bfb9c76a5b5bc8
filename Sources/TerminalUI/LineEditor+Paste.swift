internal import CEditShim
internal import Tutor

extension LineEditor {
  /// Takes a bracketed paste: everything up to the closing mark, put in at once.
  func paste() -> Int32 {
    guard let pasted = readPaste() else { return Int32(CEDIT_DO_NOTHING) }
    var text = PasteText.clean(pasted)
    var changed = buffer
    guard kind == .python else {
      changed.insert(String(text.prefix { $0 != "\n" }))
      return put(changed)
    }
    let endsLine = text.hasSuffix("\n")
    while text.hasSuffix("\n") { text.removeLast() }
    if changed.isEmpty { text = String(text.drop { $0 == "\n" }) }
    changed.insert(text)
    hasPastedLines = hasPastedLines || text.contains("\n")
    put(changed)
    guard endsLine, changed.isAtEnd, !changed.isEmpty else { return Int32(CEDIT_DO_REFRESH) }
    let block = changed.text + (changed.isSingleLine ? "" : "\n")
    guard assistant.completeness(block) == .complete else { return Int32(CEDIT_DO_REFRESH) }
    return finishPaste(block)
  }

  /// Ends the read with a paste that is complete.
  ///
  /// The screen does not show it yet.
  private func finishPaste(_ block: String) -> Int32 {
    let statements = StatementSplitter.split(block, completeness: assistant.completeness)
    guard statements.count > 1 else {
      // Draw it, so that it stands there as if typed.
      redraw {}
      return submit(block)
    }
    clearBlock()
    for statement in statements { history.add(statement) }
    outcome = .pasted(block)
    return Int32(CEDIT_DO_FINISH)
  }

  /// The pasted characters; nil when the input ended or was interrupted within the paste.
  private func readPaste() -> String? {
    guard let cedit else { return nil }
    let ending: [UInt32] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]  // ESC [ 2 0 1 ~
    var values: [UInt32] = []
    while !values.suffix(ending.count).elementsEqual(ending) {
      var value: UInt32 = 0
      guard cedit_getc(cedit, &value) == 1 else { return nil }
      values.append(value)
    }
    return EditBuffer(
      scalars: values.dropLast(ending.count).map { Unicode.Scalar($0) ?? "\u{FFFD}" }
    ).text
  }
}
