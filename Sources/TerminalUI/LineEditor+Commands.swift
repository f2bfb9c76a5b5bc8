internal import CEditShim
internal import Tutor

extension LineEditor {
  /// Carries a command out; the answer says what the terminal editor does next.
  func perform(_ command: EditorCommand) -> Int32 {
    if command != .tab { isTabRepeated = false }
    switch command {
    case .enter: return enter()
    case .submit: return submit(EnterRule.withoutTrailingBlanks(buffer.text))
    case .newLine: return startLine(indent: EnterRule.indent(after: buffer.lineBeforeCursor))
    case .up, .down, .olderEntry, .newerEntry: return walk(command)
    case .search: return kind == .python ? search() : beep
    case .right, .wordRight: return moveRight(byWord: command == .wordRight)
    case .wordLeft: return change { $0.move(to: $0.wordStart) }
    case .lineStart: return change { $0.moveToLineStart() }
    case .lineEnd: return moveToLineEnd()
    case .backspace: return changeIfPossible { $0.deleteBackward() }
    case .delete: return changeIfPossible { $0.deleteForward() }
    case .deleteOrEnd: return deleteOrEnd()
    case .tab: return tab()
    case .backTab: return changeIfPossible { $0.dedent() }
    case .killToLineEnd: return kill { $0.killToLineEnd() }
    case .killToLineStart: return kill { $0.killToLineStart() }
    case .killWordBefore: return kill { $0.killWordBefore() }
    case .killWordAfter: return kill { $0.killWordAfter() }
    case .yank: return change { $0.insert(killed) }
    case .paste: return paste()
    case .space: return space()
    case .ignore: return Int32(CEDIT_DO_NOTHING)
    }
  }

  var beep: Int32 { Int32(CEDIT_DO_BEEP) }

  private func change(_ edit: (inout EditBuffer) -> Void) -> Int32 {
    var changed = buffer
    edit(&changed)
    return put(changed)
  }

  private func changeIfPossible(_ edit: (inout EditBuffer) -> Bool) -> Int32 {
    var changed = buffer
    return edit(&changed) ? put(changed) : beep
  }

  private func kill(_ edit: (inout EditBuffer) -> String) -> Int32 {
    var changed = buffer
    let text = edit(&changed)
    guard !text.isEmpty else { return beep }
    killed = text
    return put(changed)
  }

  // MARK: - Enter and the end

  private func enter() -> Int32 {
    guard kind == .python else { return submit(buffer.text) }
    if isRecalled, assistant.completeness(buffer.text + "\n") == .complete {
      return submit(buffer.text)
    }
    switch EnterRule.decide(buffer, completeness: assistant.completeness) {
    case .submit(let text): return submit(text)
    case .newLine(let indent): return startLine(indent: indent)
    }
  }

  private func startLine(indent: Int) -> Int32 {
    guard kind == .python else { return beep }
    isRecalled = false
    var changed = buffer
    if changed.isSingleLine && !changed.hasTextBelow
      && assistant.completeness(changed.text) != .complete
    {
      // One line is judged as a whole, so its continuation starts behind it.
      changed.move(to: changed.scalars.count)
    }
    while changed.cursor < changed.scalars.count, changed.scalars[changed.cursor] == " " {
      changed.remove(changed.cursor..<changed.cursor + 1)
    }
    changed.insert("\n" + String(repeating: " ", count: indent))
    indented = changed
    return put(changed)
  }

  /// A blank; the first one on a line that was indented by itself takes the place of that indentation.
  ///
  /// So a reader who types every blank gets what is typed, and not twice as many.
  private func space() -> Int32 {
    let isUntouched = indented == buffer
    indented = nil
    return change { block in
      if isUntouched { block.remove(block.lineStart..<block.cursor) }
      block.insert(" ")
    }
  }

  /// Ends the read with a text.
  func submit(_ text: String) -> Int32 {
    guard kind == .python else {
      write(moveBelowBlock(buffer))
      outcome = .text(text)
      return Int32(CEDIT_DO_FINISH)
    }
    let statements =
      hasPastedLines
      ? StatementSplitter.split(text, completeness: assistant.completeness) : [text]
    for statement in statements { history.add(statement) }
    if statements.count > 1 {
      shown = buffer
      clearBlock()
      outcome = .pasted(text)
    } else {
      paintForGood()
      outcome = .text(text)
    }
    return Int32(CEDIT_DO_FINISH)
  }

  /// Leaves the block in its final colours and goes below it.
  ///
  /// A block of several lines gets its `... ` at last, for which there is no room while it is edited.
  private func paintForGood() {
    let block = buffer
    let rows = painter.layout(block).rowCount
    if !block.isSingleLine, kind == .python, rows < painter.rows {
      shown = block
      clearBlock()
      let renderer = BlockRenderer(
        columns: painter.columns, isStyled: traits.allowsColour, isPlain: false)
      let lines = renderer.render(.typed(EnterRule.withoutTrailingBlanks(block.text)))
      return write(lines.split(separator: "\n").map { $0 + "\r\n" }.joined())
    }
    if traits.allowsColour,
      let bytes = painter.paint(block, spans: PythonColours.spans(block.scalars))
    {
      write(bytes)
    }
    let text = EnterRule.withoutTrailingBlanks(block.text)
    let blankLine = text.hasSuffix("\n") && block.isOnLastLine
    guard blankLine, !block.isSingleLine else { return write(moveBelowBlock(block)) }
    // The blank line that ended the block is where the output starts.
    write("\r\u{1B}[J")
  }

  private func deleteOrEnd() -> Int32 {
    guard buffer.isEmpty else { return changeIfPossible { $0.deleteForward() } }
    write("\r\n")
    outcome = .endOfInput
    return Int32(CEDIT_DO_FINISH)
  }

  // MARK: - Moving and recalling

  private func walk(_ command: EditorCommand) -> Int32 {
    let present = buffer
    var moved = present
    if command == .up, moved.moveUp() { return put(moved) }
    if command == .down, moved.moveDown() { return put(moved) }
    guard kind == .python else { return beep }
    let entries = history.entries()
    let isOlder = command == .up || command == .olderEntry
    let recalled =
      isOlder ? navigator.older(present, in: entries) : navigator.newer(present, in: entries)
    guard let recalled else { return beep }
    isRecalled = true
    return put(recalled)
  }

  private func moveRight(byWord: Bool) -> Int32 {
    let present = buffer
    if present.isAtEnd, !ghost.isEmpty { return accept(byWord ? firstWord(of: ghost) : ghost) }
    return change { $0.move(to: byWord ? $0.wordEnd : $0.cursor + 1) }
  }

  private func moveToLineEnd() -> Int32 {
    if buffer.isAtEnd, !ghost.isEmpty { return accept(ghost) }
    return change { $0.move(to: $0.lineEnd) }
  }

  private func accept(_ text: String) -> Int32 {
    ghost = ""
    return change { $0.insert(text) }
  }

  private func firstWord(of text: String) -> String {
    let start = EditBuffer(text, cursor: 0)
    return String(text.unicodeScalars.prefix(start.wordEnd))
  }

  // MARK: - Tab

  private func tab() -> Int32 {
    guard kind == .python else { return beep }
    let present = buffer
    if present.isInLeadingBlanks { return change { $0.indent() } }
    let offers = assistant.completions(present.text, present.utf8Cursor)
    switch CompletionInsertion.apply(offers, to: present) {
    case .none:
      return beep
    case .changed(let changed, _):
      isTabRepeated = false
      return put(changed)
    case .ambiguous(let offers):
      guard isTabRepeated, let cedit else {
        isTabRepeated = true
        return beep
      }
      printBelow(
        CompletionInsertion.list(
          offers, columns: Int(cedit_columns(cedit)), rows: Int(cedit_rows(cedit))))
      return Int32(CEDIT_DO_REFRESH)
    }
  }
}
