package import Tutor

/// Chooses how lines are read.
package enum TerminalInput {
  /// The editor where the terminal allows it, else a plain reader; both write where `screen` does.
  package static func open(
    _ screen: TerminalScreen, options: LineEditor.Options = LineEditor.Options()
  ) -> any LineSource {
    var options = options
    let before = options.beforePrompt
    options.beforePrompt = {
      before()
      screen.endLine()
    }
    if screen.traits.allowsEditing { options.lateOutput = screen.keepingLateOutput() }
    if let editor = LineEditor(traits: screen.traits, options: options) { return editor }
    return PlainReader(traits: screen.traits) { prompt in
      screen.endLine()
      screen.prompt(prompt)
    }
  }
}
