internal import Explaining
internal import Observing
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension Workbench {
  /// `:save FILE`: the ending of the name says what is saved.
  func save(to path: String) {
    let ladder = { [self] in Ladder(chronicle(), over: worldStart..<Int.max) }
    switch path.split(separator: ".").last.map({ $0.lowercased() }) {
    case "svg": write(Array(LadderPicture().document(ladder()).utf8), Words.asPicture, to: path)
    case "mmd": write(Array(LadderMermaid().document(ladder()).utf8), Words.asMermaid, to: path)
    case "c": if let text = programInC() { write(Array(text.utf8), Words.asProgram, to: path) }
    case "py": write(Array(programInPython().utf8), Words.asProgram, to: path)
    case "md":
      write(Array(LessonDraft(path: path).document(worldTurns).utf8), Words.asLesson, to: path)
    case "pcapng": savePackets(to: path)
    default: screen.show(.verdict(false, Words.unknownEnding))
    }
  }

  /// The captured packets, each with the line that caused it as its comment.
  private func savePackets(to path: String) {
    guard packets.isWatching else {
      screen.show(.note([StyledText(Words.packetsNotSeen)]))
      return
    }
    let chronicle = chronicle()
    let seen = chronicle.packets
    guard !seen.isEmpty else {
      screen.show(.note([StyledText(Words.noPacketsYet)]))
      return
    }
    let bytes = PacketFile(origin: recorder.timeOfDay).bytes(seen) { chronicle.comment(on: $0) }
    write(bytes, Words.asPackets(seen.count), to: path)
  }

  private func write(_ bytes: [UInt8], _ what: String, to path: String) {
    if let why = SavedFile.write(bytes, to: path) {
      screen.show(.verdict(false, Words.notSaved(path, why)))
    } else {
      screen.show(.note([StyledText(Words.saved(path, what))]))
    }
  }
}

/// A file that the reader asked for.
enum SavedFile {
  /// Writes it anew; what went wrong, nil where nothing did.
  static func write(_ bytes: [UInt8], to path: String) -> String? {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { return String(cString: strerror(errno)) }
    let failure = StandardStreams.writeAll(bytes, to: file)
    close(file)
    return failure == 0 ? nil : String(cString: strerror(failure))
  }
}

extension Recorder {
  /// The time of day at the record's first moment, in nanoseconds since 1970.
  var timeOfDay: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) - now.nanoseconds
  }
}
