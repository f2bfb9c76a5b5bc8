/// What the reader can be asked for: a Python block, or an answer to a question.
package enum PromptKind: Hashable, Sendable {
  /// `>>> `: Python or a colon word; an empty line is returned as such.
  case python
  /// `answer: `: one line that answers a question.
  case answer
  /// `Enter: ` and the like: one line, mostly empty; the text is the prompt.
  case line(String)
}

/// What came back from a prompt.
package enum LineInput: Hashable, Sendable {
  /// One whole block or line as typed, without the final newline.
  case text(String)
  /// Several statements that were pasted at once, prompts stripped; to be submitted one by one.
  case pasted(String)
  /// Ctrl-C: what was typed is gone, the session goes on.
  case interrupted
  /// Ctrl-D on an empty line, or the end of a pipe.
  case endOfInput
}

/// One offered completion.
package struct Completion: Hashable, Sendable {
  /// The whole word that replaces the word before the cursor.
  package var text: String
  /// One line on what it is.
  package var summary: String

  /// A completion with its summary.
  package init(text: String, summary: String) {
    self.text = text
    self.summary = summary
  }
}

/// Whether what was typed so far can be run.
package enum Completeness: Hashable, Sendable {
  /// It is a whole statement or block, or an error that more lines cannot mend.
  case complete
  /// More lines belong to it; the next one starts with so many blanks.
  case needsMore(indent: Int)
}

/// What a line source asks the engine while the reader types.
package struct LineAssistant: Sendable {
  /// Whether Enter submits.
  package var completeness: @Sendable (String) -> Completeness
  /// What could stand at the cursor; the offset is in UTF-8 bytes.
  package var completions: @Sendable (_ text: String, _ cursor: Int) -> [Completion]
  /// The line to suggest in grey, only where it gives nothing away; nil for none.
  package var suggestion: @Sendable (String) -> String?

  /// An assistant from its three answers.
  package init(
    completeness: @escaping @Sendable (String) -> Completeness,
    completions: @escaping @Sendable (String, Int) -> [Completion] = { _, _ in [] },
    suggestion: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.completeness = completeness
    self.completions = completions
    self.suggestion = suggestion
  }
}

/// Where typed lines come from: the editor on a terminal, or a plain reader.
///
/// Used from the session's thread only.
package protocol LineSource {
  /// Shows a prompt and waits for a block, a line, Ctrl-C, or the end.
  func read(_ prompt: PromptKind, assistant: LineAssistant) -> LineInput

  /// Whether a person is at the other end: bare words and waiting for Enter make sense.
  var isInteractive: Bool { get }

  /// Single keys while a call blocks; nil where nobody can press any.
  var keys: (any KeySource)? { get }

  /// Makes a text the newest that the reader can call back to change it; false where nothing can be called back.
  func remember(_ text: String) -> Bool
}

extension LineSource {
  /// Nothing can be called back.
  package func remember(_ text: String) -> Bool { false }
}

/// What was pressed while the session's own thread is busy.
package enum KeyPress: Hashable, Sendable {
  /// A key that may mean something; whether text was typed before it on the same line.
  case key(Character, withinText: Bool)
  /// Something else, for the first time.
  case text
}

/// Single keys of the terminal while the session's own thread is busy.
///
/// Used from the watcher's thread.
package protocol KeySource: Sendable {
  /// Takes single keys until `end`: each is given to the closure, on a thread of the source.
  ///
  /// The closure says whether it took the key; what it does not take is kept for the next prompt, as all other typing is.
  func begin(_ handler: @escaping @Sendable (KeyPress) -> Bool)

  /// Stops taking keys; what else was typed meanwhile is kept for the next prompt.
  func end()
}

/// A stretch of text in one style; a style never carries meaning alone.
package struct StyledText: Hashable, Sendable {
  /// How a stretch is shown where colour is allowed.
  package enum Style: Hashable, Sendable {
    case plain, strong, emphasis, code, dim, good, bad, heading, key
  }

  /// The text, without control characters.
  package var text: String
  /// Its style.
  package var style: Style

  /// A stretch of text.
  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// One thing to show, without any notion of a terminal.
package enum ScreenBlock: Hashable, Sendable {
  /// A heading: a lesson's or a section's title.
  case heading(String, level: Int)
  /// Prose, to be wrapped.
  case paragraph([StyledText])
  /// A list of prose items; `ordered` numbers them.
  case list([[StyledText]], ordered: Bool)
  /// Code to read, coloured as Python where it is Python.
  case code(String, isPython: Bool)
  /// Code that is run for the reader, shown as if typed at the prompt.
  case typed(String)
  /// Text that the program wrote: stdout or echo, to be shown as it is (control bytes escaped).
  case output(String)
  /// A traceback's last lines.
  case error(String)
  /// What happened and why: at most two lines in brief.
  case explanation([String])
  /// Something said by Switchboard: progress, verdicts, notes.
  case note([StyledText])
  /// A question with its choices; a choice has a letter.
  case question([StyledText], choices: [[StyledText]])
  /// A good verdict (true), or one that says what to try (false).
  case verdict(Bool, String)
  /// Columns: the first row is the header.
  case table([[String]])
  /// A picture in fixed columns, at most 76 wide, and the same in words for plain mode.
  case picture([String], words: [String])
  /// The keys and words that the reader can use now, in one line.
  case footer(String)
  /// An empty line.
  case gap
}

/// Where blocks are shown.
///
/// Safe to use from any thread: the watcher reports blocked calls from its own.
package protocol Screen: Sendable {
  /// Shows a block below what is there.
  func show(_ block: ScreenBlock)

  /// Writes a program's own output at once, bytes as they are where the terminal can take them safely.
  func write(_ output: String)

  /// The width in columns that may be used.
  var columns: Int { get }
}
