/// The names that lesson files may use: blocks, classes, attributes, front-matter keys, services.
package enum LessonVocabulary {
  /// The keys of the front matter, in the order in which authors write them.
  package static let keys = [
    "id", "title", "lang", "minutes", "source", "needs", "prerequisites", "skip", "reveal",
    "version", "translation_of",
  ]

  /// The classes of a `python` block.
  package static let codeClasses = ["run", "try", "modify", "predict", "exercise", "setup"]

  /// The classes of a `quiz` block that say its kind.
  package static let quizClasses = Quiz.Kind.allCases.map(\.rawValue)

  /// The blocks that belong to a step.
  package static let parts = [
    "output", "grade", "hint", "solution", "invalid", "quiz", "peer", "visitor",
  ]

  /// The attributes of a block, `for` and the id left aside.
  package static func attributes(ofBlock block: String, class kind: String?) -> [String] {
    switch block {
    case "python":
      switch kind {
      case "setup": return []
      case "predict": return ["covers", "expect", "of", "points"]
      case "exercise", "try", "modify": return ["covers", "expect", "points", "near"]
      default: return ["covers", "expect", "points"]
      }
    case "told": return ["covers"]
    case "quiz": return ["for", "covers", "case", "of", "points", "shuffle"]
    case "solution", "invalid": return ["for", "expect"]
    case "peer": return ["for", "host", "port", "service"]
    case "visitor": return ["for", "host", "port", "count"]
    case "output", "grade", "hint": return ["for"]
    default: return []
    }
  }

  /// The built-in peers that `service=` may name.
  package static let services = [
    "echo", "discard", "chargen", "daytime", "http", "upper-lines", "fixed", "prefixed", "silent",
    "splitter", "slow-drip", "half-closer", "resetter", "early-closer", "full-backlog", "vanisher",
    "rebooter", "lossy",
  ]

  /// The names that `calls` can hold in a rule, and `blocked in` in a script: methods that make system calls.
  package static let calls = [
    "socket", "socketpair", "bind", "listen", "accept", "connect", "send", "recv", "sendmsg",
    "recvmsg", "shutdown", "close", "fcntl", "getsockname", "getpeername", "setsockopt",
    "getsockopt", "setblocking", "poll", "select", "sleep", "futex",
  ]

  /// The lines that a step may take on the screen, explanation included.
  package static let screenLines = 18

  /// The columns at which prose wraps when its lines are counted.
  package static let screenColumns = 76

  /// The words that a sentence may have.
  package static let sentenceWords = 20
}
