internal import CEditShim

extension LineEditor {
  /// The edit buffer as it is now.
  var buffer: EditBuffer {
    guard let cedit else { return EditBuffer() }
    var cursor = 0
    var capacity = 512
    while true {
      var count = 0
      let values = [UInt32](unsafeUninitializedCapacity: capacity) { values, used in
        count = cedit_line(cedit, values.baseAddress, capacity, &cursor)
        used = count <= capacity ? count : 0
      }
      if count <= capacity {
        return EditBuffer(
          scalars: values.map { Unicode.Scalar($0) ?? "\u{FFFD}" }, cursor: cursor)
      }
      capacity = count
    }
  }

  /// Replaces the edit buffer; the terminal editor redraws what differs when the command ends.
  @discardableResult
  func put(_ buffer: EditBuffer) -> Int32 {
    guard let cedit else { return Int32(CEDIT_DO_NOTHING) }
    let values = buffer.scalars.map(\.value)
    _ = cedit_replace(cedit, values, values.count, buffer.cursor)
    return Int32(CEDIT_DO_REFRESH)
  }

  /// Writes to the terminal through the editor's own stream.
  func write(_ text: String) {
    guard let cedit else { return }
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cedit_write(cedit, $0.baseAddress, $0.count)
      }
    }
  }

  /// The bytes that move from the cursor to a fresh row below the block.
  func moveBelowBlock(_ buffer: EditBuffer, mark: String = "") -> String {
    let layout = painter.layout(buffer)
    let last = layout.places[buffer.scalars.count]
    let down = last.row - layout.places[buffer.cursor].row
    var bytes = down > 0 ? "\u{1B}[\(down)B" : ""
    if !mark.isEmpty { bytes += "\r" + (last.column > 0 ? "\u{1B}[\(last.column)C" : "") + mark }
    return bytes + "\r\n"
  }

  /// Removes prompt and block from the screen; the cursor is then where the prompt stood.
  func clearBlock() { clearBlock(painter) }

  /// The same when the terminal has just got another size, of which the editor does not know yet.
  ///
  /// Terminals break the rows of a long line anew, so the block stands as the new width has it.
  func clearResizedBlock() {
    var painter = painter
    var columns: Int32 = 0
    var rows: Int32 = 0
    if cedit_terminal_size(1, &columns, &rows) { painter.columns = Int(columns) }
    clearBlock(painter)
  }

  private func clearBlock(_ painter: Painter) {
    let row = painter.layout(shown).places[shown.cursor].row
    write("\r" + (row > 0 ? "\u{1B}[\(row)A" : "") + "\u{1B}[J")
  }

  /// Draws prompt and buffer afresh in the place of what is shown.
  func redraw(_ change: () -> Void) {
    clearBlock()
    change()
    if let cedit { cedit_repaint(cedit) }
    shown = buffer
  }

  /// Shows above the prompt what another thread has written meanwhile.
  func showLateOutput() {
    guard let text = options.lateOutput?.take(), !text.isEmpty else { return }
    redraw {
      write(text.replacing("\n", with: "\r\n") + (text.last == "\n" ? "" : "\r\n"))
    }
  }

  /// Prints lines below the block and draws the block again below them.
  func printBelow(_ lines: [String]) {
    write(moveBelowBlock(buffer) + lines.map { $0 + "\r\n" }.joined())
    if let cedit { cedit_repaint(cedit) }
  }
}
