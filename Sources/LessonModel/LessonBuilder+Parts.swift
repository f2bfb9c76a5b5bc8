/// The blocks that belong to a step.
extension LessonBuilder {
  /// A part: a question that nothing waits for is a step, every other part waits to be attached.
  mutating func part(_ block: Block) {
    let before = steps.count - 1
    let isDirected = block.info.value("for") != nil
    if block.name == "quiz" {
      let isWhy = block.info.classes.contains { $0.text == "why" }
      let isAsked =
        before >= 0 && steps[before].kind == .predict && !asked.contains(before)
      if !isDirected, !isWhy {
        guard isAsked else {
          quizStep(block)
          return
        }
        asked.insert(before)
      }
    }
    let isScript = block.name == "peer" || block.name == "visitor"
    if before < 0, !isDirected, !isScript {
      log.add(.orphan(block: block.name), block.position)
      return
    }
    if !isDirected, !isScript, prose.contains(where: { $0.kind != .pause }) {
      log.add(style: .textInsideStep(block: block.name), LessonPosition(line: prose[0].line))
      steps[before].prose += prose
      prose = []
    }
    parts.append(Part(block: block, step: before))
  }

  /// Finds the step of a part and puts the part into it.
  mutating func attach(_ part: Part) {
    let block = part.block
    var index = part.step
    if let target = block.info.value("for") {
      guard let found = steps.firstIndex(where: { $0.id == target.text }) else {
        log.add(.unknownStep(target.text, known: steps.map(\.id)), target.valuePosition)
        return
      }
      index = found
    } else if index < 0 {
      index = 0
    }
    guard steps.indices.contains(index) else {
      log.add(.orphan(block: block.name), block.position)
      return
    }
    sources[index] += text.text(block.lines)
    if !isAllowed(block.name, in: steps[index].kind) {
      log.add(.partNotAllowed(block.name, kind: steps[index].kind), block.position)
      return
    }
    if block.name != "quiz" {
      checkAttributes(block, kind: nil)
      _ = kinds(of: block, known: [])
    }
    if let id = block.info.id { claim(id.text, at: id.position) }
    let mayBeEmpty = block.name == "output" || block.info.value("service") != nil
    if block.isEmpty, !mayBeEmpty {
      log.add(.emptyBlock(block.name), block.position)
      if block.name != "visitor" { return }
    }
    put(block, into: index)
  }

  private mutating func put(_ block: Block, into index: Int) {
    switch block.name {
    case "output":
      if isFirst("output", block, in: index) {
        steps[index].output = OutputPattern(block.text, at: block.textPosition)
      }
    case "grade":
      if isFirst("grade", block, in: index) { steps[index].grade = grade(block) }
    case "hint":
      let prose = Markdown.prose(block.text, firstLine: block.textPosition.line)
      steps[index].hints.append(Hint(prose: prose, position: block.textPosition))
    case "solution":
      steps[index].solutions.append(
        Solution(code: block.code, expected: block.info.value("expect")?.text))
    case "invalid":
      let expected = block.info.value("expect")?.text
      if expected == nil {
        log.add(.missingAttribute("expect", block: "invalid"), block.position)
      }
      steps[index].invalids.append(
        InvalidSample(code: block.code, expected: expected ?? "", position: block.position))
    case "quiz": putQuiz(block, into: index)
    case "peer":
      if let peer = peer(block) {
        reportTwin(of: peer, among: steps[index].peers)
        steps[index].peers.append(peer)
      }
    case "visitor":
      if let visitor = visitor(block) { steps[index].visitors.append(visitor) }
    default: break
    }
  }

  /// Reports a peer where another one listens already: only one of them would be reached.
  private mutating func reportTwin(of peer: PeerScript, among peers: [PeerScript]) {
    guard let twin = peers.first(where: { $0.host == peer.host && $0.port == peer.port }) else {
      return
    }
    log.add(
      .repeatedPeer(
        host: peer.host ?? "", port: peer.port, firstLine: twin.position.line), peer.position)
  }

  private mutating func putQuiz(_ block: Block, into index: Int) {
    let isWhy =
      block.info.classes.contains { $0.text == "why" } || steps[index].kind != .predict
    guard isFirst(isWhy ? "quiz .why" : "quiz", block, in: index) else { return }
    if steps[index].kind != .predict {
      log.add(.whyWithoutPrediction(kind: steps[index].kind), block.position)
    }
    let quiz = quiz(
      block, id: block.info.id?.text ?? steps[index].id + (isWhy ? "-why" : "-q"),
      isProvenByRun: !isWhy)
    if isWhy { steps[index].why = quiz } else { steps[index].quiz = quiz }
  }

  /// Whether a step has no such part yet; a second one is reported.
  private mutating func isFirst(_ name: String, _ block: Block, in index: Int) -> Bool {
    if let line = singles[index, default: [:]][name] {
      log.add(.repeatedPart(name, firstLine: line), block.position)
      return false
    }
    singles[index, default: [:]][name] = block.position.line
    return true
  }

  private func isAllowed(_ part: String, in kind: Step.Kind) -> Bool {
    switch kind {
    case .run: return !["grade", "hint", "solution", "invalid"].contains(part)
    case .try: return !["grade", "solution", "invalid"].contains(part)
    case .modify: return true
    case .predict: return !["grade", "solution", "invalid"].contains(part)
    case .exercise: return true
    case .quiz: return ["hint", "peer", "visitor"].contains(part)
    case .told: return ["peer", "visitor"].contains(part)
    }
  }

  /// Reports what a step of this kind must have and has not.
  mutating func checkStep(_ index: Int) {
    let step = steps[index]
    var missing: [String] = []
    switch step.kind {
    case .exercise:
      if singles[index]?["grade"] == nil { missing.append("grade") }
      if step.hints.isEmpty { missing.append("hint") }
      if step.solutions.isEmpty { missing.append("solution") }
      if step.invalids.isEmpty { missing.append("invalid") }
    case .predict:
      if step.quiz == nil { missing.append("quiz") }
    case .modify:
      if !step.grade.isEmpty, step.solutions.isEmpty { missing.append("solution") }
      let hasGrade = singles[index]?["grade"] != nil
      if !hasGrade, !step.invalids.isEmpty || !step.solutions.isEmpty { missing.append("grade") }
    case .run, .try, .quiz, .told: break
    }
    for part in missing { log.add(.missingPart(part, kind: step.kind), step.position) }
    checkCode(step)
  }
}
