extension Context {
  /// An exception as CPython reports it.
  func describe(_ object: PyExceptionObject) -> RaisedException {
    let trace = Array(object.traceback.reversed())
    let number: Int?
    if object.type.isSubclass(of: Types.osError) {
      number = ((try? attribute(.object(object), "errno")) ?? nil)?.asInt
    } else {
      number = nil
    }
    return RaisedException(
      typeName: object.type.name, typeNames: object.type.mro.map(\.name),
      message: (try? str(.object(object))) ?? "<exception str() failed>",
      lastLine: lastLine(object), report: report(object), traceback: trace,
      line: trace.last?.line ?? object.ownAttribute("lineno")?.asInt ?? 0, errno: number)
  }

  /// `ValueError: message`, or the bare name when there is no message; notes follow on lines of their own.
  package func lastLine(_ object: PyExceptionObject) -> String {
    let type = object.type
    let name =
      type.module == "builtins" || type.module == "__main__"
      ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
    var text: String
    if type.isSubclass(of: Types.syntaxError), let first = object.arguments.first {
      text = (try? str(first)) ?? ""
    } else {
      do throws(PyException) {
        text = try str(.object(object))
      } catch {
        text = "<exception str() failed>"
      }
    }
    var line = (text.isEmpty ? name : "\(name): \(text)") + suggestion(for: object)
    for note in object.notes { line += "\n" + ((try? str(note)) ?? "") }
    return line
  }

  /// The traceback with everything that led to it, as on standard error.
  package func report(_ object: PyExceptionObject) -> String {
    var seen: Set<ObjectIdentifier> = []
    return chain(object, &seen)
  }

  private func chain(_ object: PyExceptionObject, _ seen: inout Set<ObjectIdentifier>) -> String {
    guard seen.insert(ObjectIdentifier(object)).inserted, seen.count < 50 else { return "" }
    var text = ""
    if let cause = object.cause {
      text += chain(cause, &seen)
      text += "\nThe above exception was the direct cause of the following exception:\n\n"
    } else if let context = object.context, !object.suppressesContext {
      text += chain(context, &seen)
      text += "\nDuring handling of the above exception, another exception occurred:\n\n"
    }
    if !object.traceback.isEmpty {
      text += "Traceback (most recent call last):\n"
      text += entries(object)
    }
    if object.type.isSubclass(of: Types.syntaxError) { text += place(object) }
    return text + lastLine(object) + "\n"
  }

  /// The entries, repetitions beyond three left out as CPython does.
  private func entries(_ object: PyExceptionObject) -> String {
    var text = ""
    var last: TracebackEntry?
    var repeated = 0
    func tellRepetition() {
      guard repeated > 3 else { return }
      let more = repeated - 3
      text += "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n"
    }
    for entry in object.traceback.reversed() {
      if entry == last {
        repeated += 1
      } else {
        tellRepetition()
        last = entry
        repeated = 1
      }
      if repeated > 3 { continue }
      text += "  File \"\(entry.file)\", line \(entry.line), in \(entry.function)\n"
      if let line = interpreter.sourceLine(entry.file, entry.line) { text += "    \(line)\n" }
    }
    tellRepetition()
    return text
  }

  private func place(_ object: PyExceptionObject) -> String {
    guard let line = object.ownAttribute("lineno")?.asInt,
      let file = object.ownAttribute("filename")?.text
    else { return "" }
    var text = "  File \"\(file)\", line \(line)\n"
    if let source = object.ownAttribute("text")?.text {
      let bare = source.drop { $0 == " " || $0 == "\t" }
      let shown = bare.hasSuffix("\n") ? bare.dropLast() : bare
      if !shown.isEmpty {
        let indent = source.count - bare.count
        let column = (object.ownAttribute("offset")?.asInt ?? 1) - 1 - indent
        text += "    \(shown)\n"
        if column >= 0 { text += "    \(String(repeating: " ", count: column))^\n" }
      }
    }
    return text
  }
}
