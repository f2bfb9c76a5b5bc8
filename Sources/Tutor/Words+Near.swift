/// What is said of near variants, and of the exercises to which they belong.
extension Words {
  static func variant(of label: String) -> String {
    "You saw the solution of \(label). Here is one more of its kind; then \(label) counts as known. "
      + "What you make here is put away afterwards."
  }

  static func variantByChoice(_ label: String) -> String {
    "This is one more exercise of the kind of \(label). What you make here is put away afterwards."
  }

  static func openCount(_ count: Int) -> String {
    count == 0 ? "" : count == 1 ? ", 1 exercise open" : ", \(count) exercises open"
  }

  static func nowKnown(_ label: String) -> String {
    "\(label) counts as known now."
  }

  static func staysOpen(_ label: String) -> String {
    "\(label) stays open: :goto \(label) when you want to try it without its solution."
  }

  static func openExercises(_ labels: [String], in lesson: String) -> String {
    let exercises = labels.count == 1 ? "exercise" : "exercises"
    return
      "Open: \(exercises) \(labels.joined(separator: ", ")), passed with the solution in view. "
      + "To try again without it: `switchboard learn \(lesson)`, then :goto \(labels.first ?? "")."
  }
}
