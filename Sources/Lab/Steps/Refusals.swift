/// Steps that are made to fail, so that what happens on other systems can be seen on this one.
///
/// Written `namespaces=1,packets=13`: a step's name and the errno with which it is refused.
package struct Refusals: Hashable, Sendable {
  private var errnos: [LabStep: Int32] = [:]

  /// No step is made to fail.
  package init() {}

  /// The refusals that a text names; what it cannot mean is left out.
  package init(_ text: String) {
    for entry in text.split(separator: ",") {
      let parts = entry.split(separator: "=")
      guard parts.count == 2, let step = LabStep(name: String(parts[0])),
        let errno = Int32(parts[1])
      else { continue }
      errnos[step] = errno
    }
  }

  /// The text that names them, for a helper's command line.
  var text: String {
    errnos.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.name)=\($0.value)" }.joined(separator: ",")
  }

  /// Tries a step unless it is to fail; minus the errno for a failure.
  func attempt(_ step: LabStep, _ body: () -> Int) -> Int {
    if let errno = errnos[step] { return -Int(errno) }
    return body()
  }
}
