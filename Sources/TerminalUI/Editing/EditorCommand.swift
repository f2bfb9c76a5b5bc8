/// The editor's own commands, with the keys that call them, in the terminal editor's notation.
enum EditorCommand: Int32, CaseIterable {
  case enter, submit, newLine
  case up, down, olderEntry, newerEntry, search
  case right, lineStart, lineEnd, wordLeft, wordRight
  case backspace, delete, deleteOrEnd, tab, backTab
  case killToLineEnd, killToLineStart, killWordBefore, killWordAfter, yank
  case paste, ignore
  case space

  /// The name under which the terminal editor knows the command.
  var name: String { "switchboard-\(rawValue)" }

  /// The keys of the command.
  ///
  /// Letters after `^` are control keys; `\e` is Escape, so also Alt.
  var keys: [String] {
    switch self {
    case .enter: ["^M", "^J"]
    case .submit: ["\\e^M", "\\e^J"]
    case .newLine: ["^O"]
    case .up: ["\\e[A", "\\eOA", "^P"]
    case .down: ["\\e[B", "\\eOB", "^N"]
    case .olderEntry: ["\\e[5~", "\\e[1;3A", "\\ep"]
    case .newerEntry: ["\\e[6~", "\\e[1;3B", "\\en"]
    case .search: ["^R"]
    case .right: ["\\e[C", "\\eOC", "^F"]
    case .lineStart: ["^A", "\\e[H", "\\eOH", "\\e[1~"]
    case .lineEnd: ["^E", "\\e[F", "\\eOF", "\\e[4~"]
    case .wordLeft: ["\\eb", "\\e[1;5D", "\\e[1;3D"]
    case .wordRight: ["\\ef", "\\e[1;5C", "\\e[1;3C"]
    case .backspace: ["^?", "^H"]
    case .delete: ["\\e[3~"]
    case .deleteOrEnd: ["^D"]
    case .tab: ["^I"]
    case .backTab: ["\\e[Z"]
    case .killToLineEnd: ["^K"]
    case .killToLineStart: ["^U"]
    case .killWordBefore: ["^W", "\\e^?", "\\e^H"]
    case .killWordAfter: ["\\ed"]
    case .yank: ["^Y"]
    case .paste: ["\\e[200~"]
    case .ignore: ["\\e[2~", "\\e[I", "\\e[O"]
    // Bound for the time in which it is not a plain character.
    case .space: []
    }
  }
}
