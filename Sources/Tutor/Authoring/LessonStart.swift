internal import LessonModel

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// `switchboard new NAME`: writes a lesson to start from.
package struct LessonStart {
  /// What came of it.
  package enum Outcome: Hashable, Sendable {
    /// The file was written.
    case written(path: String)
    /// Something has this name: nothing was written.
    case exists(path: String)
    /// No id can be made of the name.
    case badName(String)
    /// The system refused; why.
    case refused(path: String, why: String)

    /// Whether there is a new lesson.
    package var succeeded: Bool {
      if case .written = self { true } else { false }
    }
  }

  /// Writes the lesson; `name` may have a folder before it and `.md` behind it.
  ///
  /// A file that exists stays as it is: open(2) with O_EXCL.
  package static func write(_ name: String) -> Outcome {
    let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    let fileName = stem.split(separator: "/").last.map(String.init) ?? ""
    guard !stem.hasSuffix("/"), let template = LessonTemplate(fileName: fileName) else {
      return .badName(name)
    }
    let path = stem + ".md"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else {
      return errno == EEXIST
        ? .exists(path: path) : .refused(path: path, why: String(cString: strerror(errno)))
    }
    let failure = StandardStreams.writeAll(Array(template.text.utf8), to: file)
    close(file)
    guard failure != 0 else { return .written(path: path) }
    return .refused(path: path, why: String(cString: strerror(failure)))
  }
}

extension LessonStart.Outcome {
  /// What the author is told.
  package var text: String {
    switch self {
    case .written(let path):
      """
      \(path) is written: a lesson with one of every block. Change it, and see what these say:
        switchboard check --watch \(path)
        switchboard learn \(path)
      """
    case .exists(let path): "\(path) exists already. Nothing was written. Choose another name."
    case .badName(let name):
      "“\(name)” is no name for a lesson. Use letters, digits and hyphens, such as 11-short-reads."
    case .refused(let path, let why): "\(path) cannot be written: \(why). Choose another folder."
    }
  }
}
