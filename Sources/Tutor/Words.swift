internal import LessonModel
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Every sentence that the tutor itself says, in one place.
enum Words {
  // MARK: Places

  /// What is said of a lesson that needs more than the machine allows; `needs` as the lesson's file writes them.
  static func missing(_ needs: [String]) -> String {
    "This lesson needs what this machine does not allow: \(named(needs)). You see what can be shown; `switchboard doctor` says why."
  }

  /// What `check` says of a lesson that it does not run.
  static func skippedCheck(_ needs: [String]) -> String {
    "not run: it needs \(named(needs))"
  }

  /// What `check` says of all lessons that it did not run.
  static func skippedChecks(_ count: Int, of all: Int) -> String {
    "\(count) of \(all) lesson\(all == 1 ? " was" : "s were") not run: this machine, or --tier, does not allow what \(count == 1 ? "it needs" : "they need")."
  }

  /// What `check` says of a lesson whose process ended without a report.
  static let checkEnded =
    "the check ended before its report: its process was killed, or failed. A report was expected. Check this lesson alone, with --jobs 1."

  private static func named(_ needs: [String]) -> String {
    needs.map { need in
      switch need {
      case "packets": "packets"
      case "faults": "faults below the bytes"
      case "names": "true names and ports"
      case "states": "both ends' states"
      default: "tier \(need)"
      }
    }.joined(separator: ", ")
  }

  /// What is said at the prompt when the helper has been killed; the names hold sockets of the old network.
  static func networkMended(losing names: [String]) -> String {
    let lost =
      names.isEmpty
      ? "You had no socket open."
      : "Lost with it: \(names.joined(separator: ", ")). Close \(names.count == 1 ? "it" : "them") and make new sockets."
    return "Your network had ended: its helper process is gone. There is a new one now. \(lost)"
  }

  /// What is said in a lesson when the helper has been killed.
  static let networkReplayed =
    "Your network had ended: its helper process is gone. There is a new one now, and the lesson's lines have run again in it."
  static let lineLost = "The line that ran meanwhile does not count: type it again."

  /// What `:show packets` says in a lower tier.
  static let packetsNotSeen = "Packets are not seen here: `switchboard doctor` says why."
  static let noPacketsYet = "No line of yours has sent or received a packet yet."

  static func packets(of source: String) -> String {
    "The packets of: \(source.split(separator: "\n").first.map(String.init) ?? "")"
  }

  /// What `run --lab` says where there is no lab.
  static let noLab =
    "switchboard: there is no lab on this machine. `switchboard doctor` says why; without --lab the program runs.\n"

  static func opening(_ lesson: Lesson, label: String, isResumed: Bool) -> String {
    let place = isResumed ? "You go on at step \(label)." : ""
    let time = lesson.header.minutes.map { "About \($0) minutes." } ?? ""
    let help = ":help lists what you can type. :quit keeps your place."
    return [place, isResumed ? "" : time, help].filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func stepLabel(_ step: Step, of count: Int) -> String {
    "Step \(step.label) of \(count)"
  }

  static func placeKept(_ label: String) -> String {
    "Your place is kept: step \(label). Start switchboard again to go on."
  }

  static func noStep(_ name: String, in lesson: Lesson) -> String {
    let last = lesson.steps.last { $0.near == nil }?.label ?? ""
    return "There is no step \(name) in this lesson. The last one is \(last). Try :goto \(last)."
  }

  static func lessonFinished(_ title: String) -> String {
    "You have finished “\(title)”."
  }

  static func nextLesson(_ title: String, name: String) -> String {
    "The next lesson is “\(title)”. Start it with: switchboard learn \(name)"
  }

  static let noNextLesson = "That was the last lesson there is."
  static let otherLessons = "`switchboard lessons` lists the lessons that are built in."

  static func noLesson(_ name: String, nearest: [String], command: String?) -> String {
    var offers = nearest.map { "`switchboard learn \($0)`" }
    if let command { offers.insert("`switchboard \(command)`", at: 0) }
    let offer =
      offers.isEmpty
      ? "`switchboard lessons` lists them, `switchboard help` the commands."
      : "Did you mean \(offers.joined(separator: " or "))?"
    return "switchboard: there is no lesson \(name). \(offer)"
  }

  static func severalLessons(_ name: String, _ names: [String]) -> String {
    "switchboard: \(name) may be \(names.joined(separator: " or ")). Type more of the name."
  }

  // MARK: Footers

  static let againFooter = "Enter: try again | skip | back | help"
  static let noEffectFooter = "That line has changed nothing. Go on from here. | hint | skip | help"
  static let runFooter = "Enter: run it | skip | back | help"
  static let goOnFooter = "Enter: go on | :why | :show ends | help"
  static let strayFooter = "Enter: go on with the lesson, as it was before your own lines"
  static func tryFooter(hasHint: Bool) -> String {
    "Type it at >>>, or anything with the same effect." + (hasHint ? " | hint" : "")
      + " | skip | help"
  }
  static func modifyFooter(recalls: Bool) -> String {
    recalls
      ? "Now type it at >>> with one change; arrow up brings it. | hint | skip"
      : "Now type it at >>> with one change, and see. | hint | skip | help"
  }
  static let exerciseFooter =
    "Your turn at >>>. Enter on an empty line checks it. | hint | solution | help"
  static let recallFooter =
    "Arrow up brings the code. Enter on an empty line checks. | hint | solution"
  static let checkFooter = "Enter on an empty line checks your lines. | hint | solution | reset"

  static func failureFooter(goesOn: Bool, hasHint: Bool) -> String {
    let lead = goesOn ? "Go on from here." : "Try again: all of it, or what you change."
    return hasHint ? lead + " | hint | solution | reset" : lead + " | solution | reset"
  }

  static func answerFooter(_ quiz: Quiz, hasHint: Bool) -> String {
    let how =
      switch quiz.kind {
      case .choice: "Type a letter"
      case .multi: "Type every right letter, such as a c"
      case .order: "Type the letters in order, such as b a c"
      case .text: "Type a word or a value"
      case .numeric: "Type a number"
      case .fill:
        quiz.answers.count > 1 ? "Type the words, separated by commas" : "Type a word"
      }
    return "\(how). | ?: I don't know" + (hasHint ? " | hint" : "") + " | skip | back"
  }

  // MARK: Steps

  static let notYet = "This step is not done yet. :skip lets it run by itself."
  static let notDone = "This step is not done yet. Type :hint for help, or :skip to let it run."
  static let answerFirst = "Answer first, or type ? when you don't know. :skip leaves the question."
  static let skipped = "Skipped: the lesson does this step itself."
  static let noSkip = "This lesson does not let you skip steps."
  static let backInLesson = "Back in the lesson, which is as it was."
  static let passesFromStart = "Read from the step's start, your lines do it."
  static let free = "Try anything you like. Type :next to come back; the lesson is then as it was."
  static let stoppedLine = "You stopped the line. Type it again, or another one."

  static func slip(_ error: String) -> String {
    "Your line ended in \(error) before it did anything. Look at the message above and type it anew."
  }

  static let takenUp =
    "Your line goes on with the attempt before: its other lines have run again."
  static let changeTaken =
    "Your line changes the attempt before: the lines above it have run again."
  static let backAtStart = "The step is back at its start: your line begins another attempt."
  static let backForChange = "The step is back at its start, so that your line meets the same."

  static let changeOneThing = "That is the line as it was. Change one thing in it and run it again."
  static let modified = "You changed it and saw what it does."

  static func noHint(_ step: Step) -> String {
    switch step.kind {
    case .predict, .quiz:
      "This question has no hint. \(guess(step.quiz)), or type ? for the answer."
    case .run, .told: "There is nothing to find out here. Press Enter to go on."
    case .try, .modify, .exercise: "This step has no hint. The text above says what to type."
    }
  }

  /// What to do at a question without knowing.
  private static func guess(_ quiz: Quiz?) -> String {
    switch quiz?.kind {
    case .choice, .multi, nil: "Choose what seems likely"
    case .order: "Order them as seems likely"
    case .text, .fill: "Write what seems likely"
    case .numeric: "Type a number that seems likely"
    }
  }

  static func hintLabel(_ number: Int, of count: Int) -> String {
    "Hint \(number) of \(count)"
  }

  static func noSolution(_ step: Step) -> String {
    switch step.kind {
    case .predict: "The run itself is the answer. \(guess(step.quiz)), or type ? to see it."
    case .quiz: "\(guess(step.quiz)), or type ? for the answer."
    case .run, .told: "There is nothing to solve here. Press Enter to go on."
    case .try, .modify, .exercise:
      "This step has no solution to show. The text above says what to type."
    }
  }
  static let solutionHidden = "This lesson keeps its solutions to itself."
  static let solutionAfterTry = "First try it once, or take a hint. Then :solution shows an answer."
  static let solutionLabel = "One answer that passes. Type it, or change yours:"

  static func brokenRule(_ problem: String) -> String {
    "A rule of this lesson cannot be checked: \(problem). This is not your fault; :skip goes on."
  }

  static func alsoBound(_ name: String, as other: String) -> String {
    "The lesson calls it \(name). From here on, \(name) and your \(other) are the same object."
  }

  static func ranOtherwise(_ turn: Turn, expected: String?) -> String {
    guard let expected else {
      return "The line is right, and this machine answered \(turn.errorName ?? "otherwise"). "
        + "Look at the reason above, then try again."
    }
    return "The line is right, but it should have ended in \(expected). Try :reset."
  }

  static func lessonRanOtherwise(_ name: String?, expected: String?) -> String {
    let ending = name.map { "It ended in \($0)" } ?? "It ended normally"
    let wanted = expected.map { "should end in \($0)" } ?? "should end normally"
    return "\(ending), and here it \(wanted). This is not your doing: it comes from this machine. "
      + "Look at the reason above, then press Enter to try again."
  }

  static func portTaken(_ port: UInt16) -> String {
    "Something else on this machine uses port \(port): another program, or a connection that ended "
      + "a moment ago. This is not your doing. Stop that program, or wait a minute, then try again."
  }

  static func environment(_ problem: PreparationProblem) -> String {
    switch problem {
    case .setup(let line):
      "This step could not be prepared: \(line). This is not your doing. Try :reset, or :skip."
    case .peer(let reason):
      "A peer of this step could not be started. \(reason) This is not your doing. Try :reset, or :skip."
    }
  }

  static func name(of actor: Actor) -> String {
    switch actor {
    case .reader: "your program"
    case .peer(let name): "the peer \(name)"
    case .visitor(let name): "the visitor \(name)"
    }
  }

  // MARK: Questions

  static let right = "Right."
  static let notRight = "Not this. Try another answer, or type ? to see the right one."
  static func incomplete(_ found: Int, of count: Int) -> String {
    "\(found) of \(count): what you chose is right, and more belongs to it. Answer with all of them."
  }

  static func partly(_ right: Int, of count: Int, isOrder: Bool) -> String {
    let what = isOrder ? "in the right place" : "right"
    let lead =
      right == 0
      ? "None is \(what) yet." : "\(right) of \(count) \(right == 1 ? "is" : "are") \(what)."
    return "\(lead) Try another answer, or type ? to see the right one."
  }

  static let itWaits = "it waits"
  static let itReturns = "it returns"

  static func asExpected(_ live: String) -> String {
    "As you expected: \(live)."
  }

  static func surprise(_ said: String, was live: String) -> String {
    "You expected: \(said). What happened: \(live)."
  }

  static func itWas(_ live: String) -> String {
    "It was: \(live)."
  }

  static let noLiveResult =
    "The run gave no result to compare with. That is this machine's doing, not yours."

  static func theKey(_ quiz: Quiz) -> String {
    let right = quiz.items.filter(\.isCorrect).map(\.text.plainText)
    if quiz.kind == .order {
      return "The order: " + quiz.items.map(\.text.plainText).joined(separator: "; ")
    }
    if !right.isEmpty { return "The answer: " + right.joined(separator: "; ") }
    return "The answer: " + quiz.answers.map(\.firstText).joined(separator: ", ")
  }

  static func unreadable(_ shape: AnswerShape) -> String {
    switch shape {
    case .letter(let last): "That is none of the choices. Answer with a letter from a to \(last)."
    case .letters(let last):
      "Those are not letters of the choices. Answer with letters from a to \(last)."
    case .order(let last):
      "Every choice has its place. Answer with all letters from a to \(last), each once."
    case .number: "That is no number. Answer with digits, such as 80 or 0x50."
    case .texts(1): "The answer is empty. Type a word, or ? when you don't know."
    case .texts(let count): "This question has \(count) blanks. Separate the answers by commas."
    }
  }

  // MARK: Questions before a lesson

  static func pretestOpening(_ count: Int) -> String {
    "\(count) questions of this lesson come first, without its steps. Nothing is run or scored. "
      + "If you know them all, you may skip the lesson. Type ? for what you do not know."
  }

  static func pretestResult(_ missed: [String], of count: Int) -> String {
    missed.isEmpty
      ? "You know all \(count) answers."
      : "You know \(count - missed.count) of \(count) answers. The lesson shows the rest, at "
        + "\(missed.joined(separator: ", ")). It begins now; :goto leads to a step."
  }

  static let pretestFooter = "Enter: count the lesson as finished | learn: go through it | quit"
  static let noPretest = "This lesson has no questions. It begins now."

  // MARK: The progress log

  static func notice(_ notice: ProgressLog.Notice) -> String {
    switch notice {
    case .setAside(let lines, let path):
      "\(lines) damaged line\(lines == 1 ? "" : "s") of your progress could not be read. "
        + "Nothing else is lost; the damaged text is kept in \(path)."
    case .locked:
      "Another switchboard has your progress open. This one works, and keeps no progress."
    case .notWritable(let path, let errno):
      "Your progress cannot be written to \(path): \(String(cString: strerror(errno))). You can go on; the place is not kept."
    }
  }
}
