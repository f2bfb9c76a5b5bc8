internal import CEditShim
package import Tutor

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The prompt on a terminal: a whole block in one edit buffer, with colours, history and completion.
///
/// The terminal editor (libedit) moves characters and redraws; every rule is here. The object belongs
/// to one thread. Ctrl-C is `Signals`' business: while a read is under way it ends that read.
///
/// Pasted text of several statements comes back as `.pasted`, and nothing of it stays on the screen:
/// the caller shows each statement as it submits it. A paste that does not end with a newline, or is
/// not complete, waits in the edit buffer for Enter.
package final class LineEditor: LineSource {
  /// What the editor is told once.
  package struct Options: Sendable {
    /// The file that keeps what was typed; nil keeps it in memory.
    package var historyFile: HistoryFile?
    /// Whether the newest entry that begins with the typed text may be suggested in grey.
    package var suggestsFromHistory = false
    /// What other threads write while a prompt is edited; nil where that goes to the terminal at once.
    package var lateOutput: LateOutput?
    /// Called before each prompt: the place to end a line that the program left open.
    package var beforePrompt: @Sendable () -> Void = {}

    /// Options with everything optional left out.
    package init() {}
  }

  /// What the terminal can do.
  package let traits: TerminalTraits
  /// Options that may change between reads.
  package var options: Options
  /// What was typed before.
  package internal(set) var history: History

  var cedit: OpaquePointer?
  var promptText = ">>> "
  private var promptBytes: UnsafeMutablePointer<CChar>?
  private let listener = KeyListener(input: STDIN_FILENO)

  // One read's state.
  var kind = PromptKind.python
  var assistant = LineAssistant(completeness: { _ in .complete })
  var outcome: LineInput?
  var navigator = HistoryNavigator()
  var shown = EditBuffer()
  var ghost = ""
  var isGhostShown = false
  var isTabRepeated = false
  var hasPastedLines = false
  var killed = ""
  /// The block as it was when its newest line was indented by itself; blanks that are typed there replace these.
  var indented: EditBuffer? {
    didSet {
      // A plain blank is the terminal editor's own, which draws it at once.
      guard let cedit, (indented == nil) != (oldValue == nil) else { return }
      _ = cedit_bind(cedit, " ", indented == nil ? "ed-insert" : EditorCommand.space.name)
    }
  }
  /// Whether the block was recalled, so that Enter runs it from any of its lines.
  var isRecalled = false

  /// An editor on standard input and output; nil when the terminal's type is unknown or too simple.
  package init?(traits: TerminalTraits, options: Options = Options()) {
    guard traits.allowsEditing else { return nil }
    self.traits = traits
    self.options = options
    history = History(file: options.historyFile)
    let callbacks = cedit_callbacks(
      prompt: { context in LineEditor.from(context)?.promptPointer() },
      before_read: { context in LineEditor.from(context)?.willWait() },
      after_read: { context in LineEditor.from(context)?.didWait() },
      resized: { context in LineEditor.from(context)?.clearResizedBlock() },
      output: { context in LineEditor.from(context)?.showLateOutput() },
      suspending: { context in LineEditor.from(context)?.willSuspend() },
      resumed: { context in LineEditor.from(context)?.didResume() },
      command: { context, id, key in
        guard let editor = LineEditor.from(context), let command = EditorCommand(rawValue: id)
        else {
          return Int32(CEDIT_DO_NOTHING)
        }
        return editor.perform(command)
      })
    let context = Unmanaged.passUnretained(self).toOpaque()
    cedit = cedit_open("switchboard", STDIN_FILENO, STDOUT_FILENO, callbacks, context)
    guard let cedit else { return nil }
    _ = cedit_terminal_guard(STDIN_FILENO)
    for command in EditorCommand.allCases {
      _ = cedit_add_command(cedit, command.rawValue, command.name)
    }
    cedit_read_settings(cedit)
    bindKeys()
  }

  deinit {
    listener.end()
    if let cedit { cedit_close(cedit) }
    free(promptBytes)
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> LineEditor? {
    context.map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
  }

  private func bindKeys() {
    guard let cedit else { return }
    for command in EditorCommand.allCases {
      for key in command.keys { _ = cedit_bind(cedit, key, command.name) }
    }
  }

  // MARK: - LineSource

  /// Whether a person is at the other end: always, since the editor needs a terminal.
  package var isInteractive: Bool { true }

  /// Shows a prompt and waits for a block, a line, Ctrl-C, or the end.
  package func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput {
    guard let cedit else { return .endOfInput }
    pushTypedAhead()
    options.beforePrompt()
    fflush(nil)
    begin(prompt, assistant)
    write("\u{1B}[?2004h")
    options.lateOutput?.hold()
    let ending = cedit_read(cedit)
    defer { options.lateOutput?.release() }
    write("\u{1B}[?2004l")
    defer { self.assistant = LineAssistant(completeness: { _ in .complete }) }
    if ending == Int32(CEDIT_READ_INTERRUPT) {
      write(moveBelowBlock(shown, mark: "^C"))
      return .interrupted
    }
    if let outcome { return outcome }
    write("\r\n")
    return .endOfInput
  }

  /// Makes a text the newest in the history of this session.
  package func remember(_ text: String) -> Bool {
    history.offer(text)
    return true
  }

  private func begin(_ prompt: PromptKind, _ assistant: LineAssistant) {
    kind = prompt
    self.assistant = assistant
    outcome = nil
    navigator.reset()
    shown = EditBuffer()
    ghost = ""
    isGhostShown = false
    isTabRepeated = false
    hasPastedLines = false
    isRecalled = false
    indented = nil
    switch prompt {
    case .python: setPrompt(">>> ")
    case .answer: setPrompt("answer: ")
    case .line(let text): setPrompt(EscapedText.visible(text))
    }
  }

  /// The keys `v` and `w` while a call blocks; what else is typed comes up at the next prompt.
  package var keys: (any KeySource)? { listener }

  private func pushTypedAhead() {
    listener.end()
    let ahead = AheadText.keys(for: listener.takeTypedAhead() + TerminalQueue.wholeLines())
    guard let cedit, !ahead.isEmpty else { return }
    ahead.withUnsafeBytes { bytes in
      cedit_push(cedit, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
    }
  }

  // MARK: - Between keys

  /// Sets the prompt; its last blank stays outside the colour, which the terminal editor needs.
  func setPrompt(_ text: String) {
    promptText = text
    var coloured = text
    let words = text.prefix { $0 != " " }
    if traits.allowsColour, !words.isEmpty, text.hasSuffix(" ") {
      let trimmed = text.reversed().drop { $0 == " " }.reversed()
      let blanks = text.count - trimmed.count
      coloured =
        "\u{1}\(Style.prompt.begin)\u{1}" + String(trimmed) + "\u{1}\(Style.end)\u{1}"
        + String(repeating: " ", count: blanks)
    }
    free(promptBytes)
    promptBytes = strdup(coloured)
  }

  private func promptPointer() -> UnsafePointer<CChar>? { UnsafePointer(promptBytes) }

  /// The painter for what is on the screen now.
  var painter: Painter {
    guard let cedit else { return Painter(promptWidth: 0, columns: 80, rows: 24) }
    return Painter(
      promptWidth: CellWidth.of(promptText), columns: Int(cedit_columns(cedit)),
      rows: Int(cedit_rows(cedit)))
  }

  private func willWait() {
    shown = buffer
    guard traits.allowsColour else { return }
    ghost = suggestion(for: shown)
    let spans = kind == .python ? PythonColours.spans(shown.scalars) : []
    let grey = ghost.isEmpty ? hint(for: shown) : ghost
    if let bytes = painter.paint(shown, spans: spans, ghost: grey) {
      isGhostShown = !grey.isEmpty
      write(bytes)
    }
  }

  private func didWait() {
    guard isGhostShown else { return }
    isGhostShown = false
    write("\u{1B}[K")
  }

  private func suggestion(for buffer: EditBuffer) -> String {
    guard kind == .python, buffer.isAtEnd, buffer.isSingleLine else { return "" }
    let text = buffer.text
    var line = assistant.suggestion(text)
    if line == nil, options.suggestsFromHistory, !text.isEmpty {
      line = history.entries().last { $0.hasPrefix(text) && $0 != text }
    }
    guard let line, line.hasPrefix(text) else { return "" }
    return String(line.dropFirst(text.count).prefix { $0 != "\n" })
  }

  /// What is said in grey on an empty line of a block, where no `... ` can stand; nothing takes it over.
  private func hint(for buffer: EditBuffer) -> String {
    kind == .python ? ContinuationHint.words(buffer, completeness: assistant.completeness) : ""
  }

  private func willSuspend() {
    write(moveBelowBlock(shown) + "\u{1B}[?2004l")
  }

  private func didResume() {
    bindKeys()
    write("\u{1B}[?2004h")
  }
}
