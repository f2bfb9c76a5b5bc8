internal import ArgumentParser
internal import LessonModel
internal import TerminalUI
internal import Tutor

/// `switchboard lessons`: the lessons, and where the reader is.
struct LessonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "List the lessons, and where you are.")

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let library = common.surroundings.library
    let log = ProgressLog(folder: ProgressLog.standardFolder())
    for notice in log.notices { "switchboard: \(notice)\n".writeToError() }
    for problem in library.problems { "\(problem)\n".writeToError() }
    let list = LessonList(library: library, progress: log.state)
    if json {
      print(list.json)
    } else {
      Session(common.surroundings).screen.show(list.table)
    }
  }
}
