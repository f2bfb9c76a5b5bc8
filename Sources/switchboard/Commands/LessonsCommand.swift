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
    let list = LessonList(
      library: common.library, progress: ProgressLog(folder: ProgressLog.standardFolder()).state)
    if json {
      print(list.json)
    } else {
      Session(common).screen.show(list.table)
    }
  }
}
