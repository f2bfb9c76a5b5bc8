internal import FoundationEssentials
internal import Lab
internal import LessonModel
internal import PyInterpreter

/// Checks several lessons at the same time, each in a process of its own.
///
/// Most of a check is waiting: for timeouts that a lesson is about, for packets that are sent again.
struct CheckCrew {
  let sources: [LessonSource]
  let check: (LessonSource) -> CheckRunner.Entry

  /// The outcome of all, in the order of the sources.
  func entries(atOnce most: Int) -> [CheckRunner.Entry] {
    var outcomes = [CheckRunner.Entry?](repeating: nil, count: sources.count)
    Interpreter.awaitWarmUp()
    // Later lessons last longer, as a rule: who begins with the long ones ends sooner.
    var waiting = Array(sources.indices)
    var busy: [(place: Int, worker: Worker)] = []
    // Where the system starts no more processes, the rest is checked here: last, because a check starts threads, and
    // a process with threads must not be copied.
    var left: [Int] = []
    while true {
      while busy.count < most, let place = waiting.popLast() {
        if let worker = worker(for: sources[place]) {
          busy.append((place, worker))
        } else {
          left.append(place)
        }
      }
      guard let ready = Worker.awaitOne(of: busy.map(\.worker)) else { break }
      guard let answer = busy[ready].worker.next() else { continue }
      let place = busy.remove(at: ready).place
      outcomes[place] = entry(from: answer, of: sources[place])
    }
    for place in left { outcomes[place] = check(sources[place]) }
    return outcomes.compactMap { $0 }
  }

  private func worker(for source: LessonSource) -> Worker? {
    Worker { (try? JSONEncoder().encode(check(source))).map { [UInt8]($0) } ?? [] }
  }

  /// What a worker answered; one that ended before its time is a problem of the lesson.
  private func entry(from answer: [UInt8], of source: LessonSource) -> CheckRunner.Entry {
    if let entry = try? JSONDecoder().decode(CheckRunner.Entry.self, from: Data(answer)) {
      return entry
    }
    return CheckRunner.Entry(
      path: source.path, steps: 0, problems: ["\(source.path): \(Words.checkEnded)"])
  }
}
