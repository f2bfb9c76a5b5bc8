internal import CEditShim

extension LineEditor {
  /// Ctrl-R: searches the history backwards while the reader types what to look for.
  ///
  /// Ctrl-R again goes to the next older match, Backspace shortens the search, Ctrl-G and Ctrl-C give
  /// it up. Enter runs the match; any other key takes the match into the buffer and then acts as usual.
  func search() -> Int32 {
    guard let cedit else { return beep }
    let original = buffer
    let prompt = promptText
    var search = HistorySearch(entries: history.entries())
    shown = original
    show(search, original)
    var value: UInt32 = 0
    loop: while cedit_getc(cedit, &value) == 1 {
      switch value {
      case 0x12: search.next()
      case 0x08, 0x7F: search.shorten()
      case 0x07:
        search.giveUp()
        break loop
      case 0..<0x20:
        push(value)
        break loop
      default: search.extend(Unicode.Scalar(value) ?? "\u{FFFD}")
      }
      show(search, original)
    }
    let result = search.match.map { EditBuffer($0) } ?? original
    redraw {
      setPrompt(prompt)
      put(result)
    }
    return Int32(CEDIT_DO_REFRESH)
  }

  private func show(_ search: HistorySearch, _ original: EditBuffer) {
    redraw {
      let isFound = search.match != nil || search.query.isEmpty
      setPrompt((isFound ? "search" : "not found") + " '\(search.query)': ")
      put(search.match.map { EditBuffer($0, cursor: search.offset) } ?? original)
    }
  }

  private func push(_ value: UInt32) {
    guard let cedit else { return }
    var byte = CChar(truncatingIfNeeded: value)
    cedit_push(cedit, &byte, 1)
  }
}
