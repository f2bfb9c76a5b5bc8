internal import FoundationEssentials
package import LessonModel

/// The lessons with the reader's place in each.
package struct LessonList {
  private struct Row: Encodable {
    var name: String
    var id: String
    var title: String
    var minutes: Int?
    var source: String?
    var state: String
    var place: String?
    /// The exercises that were passed with their solutions only, by id.
    var open: [String]
  }

  private let rows: [Row]

  /// A list of a library's lessons, with what the progress says of each.
  package init(library: LessonLibrary, progress: ProgressState) {
    rows = library.summaries.map { summary in
      let state = progress.lessons[summary.id]
      let word =
        state.map { $0.isFinished ? "finished" : $0.place == nil ? "not begun" : "begun" }
        ?? "not begun"
      return Row(
        name: summary.name, id: summary.id, title: summary.title, minutes: summary.minutes,
        source: summary.source, state: word, place: state?.isFinished == true ? nil : state?.place,
        open: state?.open.sorted() ?? [])
    }
  }

  /// The list for people.
  package var table: ScreenBlock {
    .table(
      [["lesson", "title", "minutes", "you"]]
        + rows.map { row in
          [
            row.name, row.title, row.minutes.map { "\($0)" } ?? "",
            (row.place.map { "\(row.state), at \($0)" } ?? row.state)
              + Words.openCount(row.open.count),
          ]
        })
  }

  /// The list for programs: an array of objects.
  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return (try? encoder.encode(rows)).map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }
}
