package import LessonModel

/// Chooses the lesson to learn, plays it, and says what comes next.
package struct CourseRunner {
  private let library: LessonLibrary
  private let lines: any LineSource
  private let screen: any Screen
  private let commands: [String]
  private let makeBench: () -> Workbench

  /// A runner for a library's lessons at a prompt; a workbench is made when a lesson begins.
  ///
  /// `commands` are the words that a mistyped lesson may have meant.
  package init(
    library: LessonLibrary, commands: [String] = [], lines: any LineSource, screen: any Screen,
    makeBench: @escaping () -> Workbench
  ) {
    self.library = library
    self.commands = commands
    self.lines = lines
    self.screen = screen
    self.makeBench = makeBench
  }

  /// Plays the named lesson, or the one that was left last, or the first; the exit status.
  ///
  /// With `pretest` its questions are asked first: who knows them may skip it.
  package func learn(_ name: String?, pretest: Bool = false) -> Int32 {
    let log = ProgressLog(folder: ProgressLog.standardFolder())
    for notice in log.notices { screen.show(.note([StyledText(Words.notice(notice))])) }
    for problem in library.problems { "\(problem)\n".writeToError() }
    guard let source = choose(name, log) else { return ExitStatus.usage.rawValue }
    let ahead = Ahead("lesson") { source.read(lint: false) }
    let bench = makeBench()
    defer { bench.close() }
    let reading = ahead.take()
    guard let lesson = reading.lesson, reading.isPlayable else {
      for problem in reading.problems { "\(problem)\n".writeToError() }
      return ExitStatus.failure.rawValue
    }
    let player = LessonPlayer(lesson: lesson, bench: bench, lines: lines, screen: screen, log: log)
    if pretest {
      switch player.pretest() {
      case .learn: break
      case .known:
        showEnd(of: lesson, source)
        return ExitStatus.ok.rawValue
      case .quit: return ExitStatus.ok.rawValue
      }
    }
    if player.play() == .finished { showEnd(of: lesson, source) }
    return ExitStatus.ok.rawValue
  }

  private func choose(_ name: String?, _ log: ProgressLog) -> LessonSource? {
    guard let name else {
      let current = log.state.current
      return library.sources.first { LessonSummary(of: $0).id == current } ?? firstUnfinished(log)
    }
    switch library.find(name) {
    case .found(let source): return source
    case .ambiguous(let names):
      "\(Words.severalLessons(name, names))\n".writeToError()
    case .missing(let nearest):
      "\(Words.noLesson(name, nearest: nearest, command: nearestCommand(to: name)))\n"
        .writeToError()
    }
    return nil
  }

  private func nearestCommand(to name: String) -> String? {
    NearestName.best(to: name, in: commands)
  }

  private func firstUnfinished(_ log: ProgressLog) -> LessonSource? {
    library.sources.first { source in
      log.state.lessons[LessonSummary(of: source).id]?.isFinished != true
    } ?? library.sources.first
  }

  private func showEnd(of lesson: Lesson, _ source: LessonSource) {
    screen.show(.verdict(true, Words.lessonFinished(lesson.header.title)))
    let rest = library.sources.drop { $0.path != source.path }
    let text =
      rest.dropFirst().first.map { Words.nextLesson(LessonSummary(of: $0).title, name: $0.name) }
      ?? (rest.isEmpty ? Words.otherLessons : Words.noNextLesson)
    screen.show(.note([StyledText(text)]))
  }
}
