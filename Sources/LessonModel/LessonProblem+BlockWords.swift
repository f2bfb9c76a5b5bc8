extension LessonProblem {
  func wording(of fact: Python) -> LessonWording {
    switch fact {
    case .badRule(let text):
      .init(
        "\(name(text)) begins no rule.",
        "A rule is `pass EXPR => message`, `fail EXPR => message` or `else => message`.",
        offer(text, ["pass", "fail", "else"], name))
    case .noArrow:
      .init(
        "The rule has no ` => `.", "A message follows the condition.",
        "Add ` => ` and the message.")
    case .noMessage:
      .init(
        "The rule has no message.", "Each rule tells the reader something.",
        "Write what happened and one thing to try.")
    case .noCondition(let word):
      .init(
        "\(name(word)) has no condition.", "An expression stands before ` => `.",
        "Add one, such as `result == b''`.")
    case .noElse:
      .init(
        "The rules do not end with `else`.", "The last rule is `else => message`.",
        "Add it, for attempts that no rule foresees.")
    case .ruleAfterElse:
      .init(
        "A rule stands behind `else`.", "`else` is the last rule; no later rule is asked.",
        "Move the rule up.")
    case .noPass:
      .init(
        "No rule lets an attempt pass.", "At least one rule begins with `pass`.",
        "Add `pass EXPR => message`.")
    case .badExpression(let source, let reason):
      .init(
        "\(name(source)) is no expression: \(reason).", "One Python expression is expected.",
        "Check brackets and quotes.")
    case .impure(let what, let known):
      .init(
        "The expression uses \(what).", "It may look at values, and change nothing.",
        offerNear(what.filter { !"`()".contains($0) }, known))
    case .unknownCall(let call):
      .init(
        "`calls` never holds \(name(call)).",
        call == "sendall"
          ? "What sendall sends counts as `send`." : "It holds the methods that made system calls.",
        offer(call == "sendall" ? "send" : call, LessonVocabulary.calls, name))
    case .badCode(let block, let reason):
      .init(
        "The code of \(name(block)) is no Python: \(reason).",
        "The part of Python 3.11 that Switchboard runs is expected.",
        "Correct the line, or say `expect=SyntaxError`.")
    case .nothingToPredict:
      .init(
        "The last line of the code has no value.", "A prediction is about a value.",
        "End with an expression, or add `of=\"EXPR\"` or `expect=…`.")
    }
  }

  func wording(of fact: Question) -> LessonWording {
    switch fact {
    case .noQuestion:
      .init("The quiz has no question.", "Text stands before the items.", "Add the question.")
    case .tooFewItems(let count):
      .init(
        "The quiz has \(count == 1 ? "one item" : "no items").", "It needs at least two.",
        "Add lines that begin with `- `.")
    case .noCorrectItem:
      .init(
        "No choice is marked as right.", "A right choice begins with `- [x]`.",
        "Put an `x` between the brackets of the right one.")
    case .severalCorrectItems(let count):
      .init(
        "\(count) choices are marked as right.", "A `.choice` quiz has one.",
        "Keep one `[x]`, or use the class `.multi`.")
    case .noMark:
      .init(
        "The choice has no mark.", "A choice begins with `- [x]` or `- [ ]`.",
        "Add `[ ]` when it is not the right one.")
    case .strayInQuiz:
      .init(
        "Text stands where an item or its feedback belongs.",
        "Feedback begins with `>` under its choice, indented by two spaces.",
        "Indent it, or move it behind a line `---`.")
    case .repeatedItem(let text):
      .init("The item \(name(text)) stands there twice.", "Each item differs.", "Change one.")
    case .noBlankInQuiz(let kind):
      .init(
        "The quiz has no blank.", "A `.\(kind.rawValue)` quiz holds its key as `[[…]]`.",
        "Write the answer in double brackets, such as `[[b'']]`.")
    case .severalBlanks(let kind):
      .init(
        "The quiz has a second blank.", "A `.\(kind.rawValue)` quiz has one.",
        "Use the class `.fill` for several.")
    case .unclosedBlank:
      .init("`[[` has no `]]`.", "A blank ends on its own line.", "Add `]]`.")
    case .emptyBlank:
      .init(
        "A blank has an empty key.", "Each key between `|` is a text.",
        "Write the answer, or remove the `|`.")
    case .notANumber(let text):
      .init(
        "\(name(text)) is no number.",
        "A numeric key is `5`, `0x1F`, `5:0.5` or `1..10`.",
        "Write a number, or use the class `.text`.")
    }
  }

  func wording(of fact: Script) -> LessonWording {
    switch fact {
    case .unknownVerb(let verb):
      .init(
        "Scripts have no verb \(name(verb)).", "Each line begins with a verb.",
        offer(verb, ScriptReader.verbs, name))
    case .verbNotHere(let verb, let block):
      .init(
        "A \(name(block)) has no verb \(name(verb)).",
        "Peers `accept`; visitors `connect`.",
        "Try \(block == "peer" ? "`accept`" : "`connect`").")
    case .badArgument(let verb, let found, let expected):
      .init(
        "After \(name(verb)) stands \(found.isEmpty ? "nothing" : name(found)).",
        "Expected: \(expected).", "Change the line.")
    case .unknownEvent(let event):
      .init(
        "No event is called \(name(event)).", "`await` names what your end does.",
        offer(event, ScriptReader.events, name))
    case .badEscape(let text):
      .init(
        "\(name(text)) stands for no byte.",
        #"Known: `\n`, `\r`, `\t`, `\0`, `\\`, `\"`, `\xHH`."#, #"Write `\\` for a backslash."#)
    case .unclosedString:
      .init(
        "A `\"` has no second one.", "A quoted text ends with `\"` on the same line.",
        "Add the closing `\"`.")
    case .serviceAndScript:
      .init(
        "The peer has `service=` and a script.", "It has one of the two.",
        "Remove `service=` or the lines.")
    case .nothingToDo(let block):
      .init(
        "The \(name(block)) does nothing.", "It has `service=` or a script.",
        "Add `service=echo`, or lines such as `accept`.")
    case .unknownService(let service):
      .init(
        "No service is called \(name(service)).", "`service=` names a built-in peer.",
        offer(service, LessonVocabulary.services, name))
    case .noConnection(let verb, let block):
      .init(
        "\(name(verb)) stands where the \(block) has no connection.",
        block == "peer" ? "A peer takes one with `accept`." : "A visitor calls with `connect`.",
        "Write \(block == "peer" ? "`accept`" : "`connect`") on a line before it.")
    case .neverCalls:
      .init(
        "The visitor never calls.", "A visitor calls with `connect`.",
        "Add a line `connect`.")
    }
  }

  func wording(of style: Style) -> LessonWording {
    switch style {
    case .longSentence(let words, let limit, let start):
      .init(
        "The sentence that begins with \(name(start)) has \(words) words.",
        "Sentences have at most \(limit).", "Make two sentences of it.")
    case .avoidedWord(let word, let instead):
      .init(
        "The text says \(name(word)).", "Lessons use one plain name for each thing.",
        "Instead: \(instead).")
    case .stepTooLong(let lines, let limit):
      .init(
        "The step takes \(lines) lines on the screen.", "Text, code and output fit \(limit).",
        "Split it, or put `<!-- pause -->` between paragraphs.")
    case .missingID(let block):
      .init(
        "A `.\(block)` step has no id.", "The progress log knows steps by their ids.",
        "Add `#name` to its attributes.")
    case .textInsideStep(let block):
      .init(
        "Text stands between a step and its \(name(block)).",
        "It is shown before the step's code.", "Move it before the step.")
    case .shownHTML:
      .init("HTML stands in the text.", "A terminal does not show it.", "Use Markdown.")
    case .unknownComment(let word):
      .init(
        "A comment says \(name(word)).", "Known: `pause` and `speaker_note:`.",
        offer(word, ["pause", "speaker_note"]) { $0 == "pause" ? "`pause`" : "`\($0):`" })
    case .noExplanation:
      .init(
        "The quiz has no explanation.", "One follows a line `---`.",
        "Add `---` and say why the answer is so.")
    case .noFeedback(let letter):
      .init(
        "Choice \(letter) has no feedback.", "Who takes it learns why it is not so.",
        "Add a line `  > …` under it.")
    case .feedbackOnKey(let letter):
      .init(
        "Choice \(letter) is right and has feedback.", "Only wrong choices have it.",
        "Move the text into the explanation, or mark another choice.")
    case .keyNotExplained(let key):
      .init(
        "The explanation does not name the answer \(name(key)).",
        "A key that no run proves stands in both places.",
        "Name the answer in the explanation, or prove it with of=\"EXPR\".")
    case .orderNotExplained(let item):
      .init(
        "The explanation does not name “\(item)” in its place.",
        "It names the items in their right order.",
        "Say the order again in the explanation, in the items' own words.")
    case .blockNameAlmost(let block):
      .init(
        "A block is called \(name(block)).", "It is shown as plain code.",
        offer(block, LessonVocabulary.parts, name))
    case .headingOfNear:
      .init(
        "A heading stands above a near variant.", "Most readers pass over both.",
        "Move the heading to a step that all readers meet.")
    }
  }
}
