extension ScriptError: CustomStringConvertible {
  /// What happened, what was expected, and one thing to try, in plain sentences.
  package var description: String {
    switch fault {
    case .unknownVerb(let word, let nearest):
      if let nearest {
        "\"\(word.clipped)\" is not a verb of a script. Try `\(nearest)`."
      } else {
        "\"\(word.clipped)\" is not a verb of a script. The verbs are "
          + PeerVerb.words.map { "`\($0)`" }.joined(separator: ", ") + "."
      }
    case .missing(let verb, let expected):
      "`\(verb)` stands alone. It needs \(expected.words). Try `\(expected.example(of: verb))`."
    case .unexpected(let verb, let found, let expected):
      "`\(verb)` is followed by \(found.clipped). It needs \(expected.words). "
        + "Try `\(expected.example(of: verb))`."
    case .unclosedText:
      "The text has no closing quote. Put a \" at its end, for example `send \"ding\\n\"`."
    case .unknownEscape(let escape):
      "\(escape) has no meaning in a text. Use \\n, \\r, \\t, \\0, \\\\, \\\" or \\x41."
    case .unknownEvent(let text):
      "\"\(text.clipped)\" is not an event. Events are `client connected`, `client has sent 5`, "
        + "`client has received 5`, `client is blocked in recv`, `client has closed`, "
        + "`server listening`."
    case .otherRole(let verb):
      verb != "connect"
        ? "`\(verb)` is a peer's verb, and this is a visitor. Begin with `connect`."
        : "`connect` is a visitor's verb, and this is a peer. Begin with `accept`."
    case .noConnection(let verb):
      "`\(verb)` needs a connection, and none is open here. Put `accept` before it."
    }
  }
}

extension ScriptError.Argument {
  fileprivate var words: String {
    switch self {
    case .nothing: "nothing after it"
    case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .text: "a text in quotes with at least one byte"
    case .event: "an event"
    }
  }

  fileprivate func example(of verb: String) -> String {
    switch self {
    case .nothing: verb
    case .number: "\(verb) 10"
    case .text: "\(verb) \"ding\\n\""
    case .event: "\(verb) client has closed"
    }
  }
}

extension String {
  /// The text as far as a message has room for it.
  fileprivate var clipped: String {
    unicodeScalars.count <= 60
      ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(59))) + "…"
  }
}
