#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A lesson that can be read: its name, and where its bytes come from.
package struct LessonSource: Sendable {
  /// The file's name without `.md`, such as `02-creating-a-socket`.
  package var name: String
  /// What problems print: the file's path, `Lessons/NAME.md` for built-in lessons.
  package var path: String
  /// Whether the lesson comes with the program.
  package var isBuiltIn: Bool
  /// Gives the bytes of the file, or the reason why it cannot.
  package var bytes: @Sendable () throws(LessonProblem) -> [UInt8]

  /// A lesson that comes with the program.
  package static func builtIn(
    name: String, bytes: @escaping @Sendable () -> [UInt8]
  ) -> LessonSource {
    LessonSource(name: name, path: "Lessons/\(name).md", isBuiltIn: true) {
      () throws(LessonProblem) in bytes()
    }
  }

  /// A lesson in a file.
  package static func file(_ path: String) -> LessonSource {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let name = last.hasSuffix(".md") ? String(last.dropLast(3)) : last
    return LessonSource(name: name, path: path, isBuiltIn: false) { () throws(LessonProblem) in
      try LessonFiles.read(path)
    }
  }

  /// Reads the lesson in full; without `lint` its style is not looked at.
  package func read(lint: Bool = true) -> LessonReading {
    do {
      return LessonReader.read(try bytes(), name: name, path: path, lint: lint)
    } catch {
      return LessonReading(lesson: nil, problems: [error])
    }
  }
}

/// What a list of lessons shows of one, found without reading the rest of the file.
package struct LessonSummary: Sendable, Hashable {
  /// The file's name without `.md`.
  package var name: String
  /// The number at the start of the name.
  package var number: Int?
  /// The id in the front matter; the name when there is none.
  package var id: String
  /// The title in the front matter; the name when there is none.
  package var title: String
  /// The minutes in the front matter.
  package var minutes: Int?
  /// The HOWTO's section in the front matter.
  package var source: String?
  /// Whether the lesson comes with the program.
  package var isBuiltIn: Bool

  /// Looks at the front matter alone, with neither YAML nor Markdown: enough for a list.
  package init(of source: LessonSource) {
    name = source.name
    number = LessonReader.number(of: source.name)
    (id, title) = (source.name, source.name)
    isBuiltIn = source.isBuiltIn
    guard let bytes = try? source.bytes() else { return }
    var isInside = false
    var rest = bytes.prefix(8192)
    while !rest.isEmpty {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      rest = rest[line.endIndex...].drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      if line.suffix(3).elementsEqual("---".utf8) {
        if isInside { return }
        isInside = true
      } else if isInside, let colon = line.firstIndex(of: UInt8(ascii: ":")) {
        let key = String(decoding: line[..<colon], as: UTF8.self)
        take(key, Self.plain(String(decoding: line[(colon + 1)...], as: UTF8.self)))
      }
    }
  }

  private mutating func take(_ key: String, _ value: String) {
    guard !value.isEmpty else { return }
    switch key {
    case "id": id = value
    case "title": title = value
    case "minutes": minutes = Int(value)
    case "source": source = value
    default: break
    }
  }

  /// A scalar without its quotes and without a comment.
  private static func plain(_ text: String) -> String {
    let value = LessonBuilder.trimmed(text)
    if let quote = value.first, quote == "\"" || quote == "'" {
      return String(value.dropFirst().prefix { $0 != quote })
    }
    return value.firstRange(of: " #").map { LessonBuilder.trimmed(value[..<$0.lowerBound]) }
      ?? value
  }
}

/// Every lesson that this start of the program knows; nothing is read before it is asked for.
package struct LessonLibrary: Sendable {
  /// The lessons in the order of their names.
  package private(set) var sources: [LessonSource]
  /// Directories that could not be read.
  package private(set) var problems: [LessonProblem] = []

  /// Gathers the built-in lessons and the `.md` files of directories.
  ///
  /// A file with the name of a built-in lesson takes its place.
  package init(builtIn: [LessonSource], directories: [String] = []) {
    var byName: [String: LessonSource] = [:]
    for source in builtIn { byName[source.name] = source }
    for directory in directories {
      do {
        for path in try LessonFiles.lessons(in: directory) {
          let source = LessonSource.file(path)
          byName[source.name] = source
        }
      } catch {
        problems.append(error)
      }
    }
    sources = byName.values.sorted { $0.name < $1.name }
  }

  /// Gathers the lessons of files and folders, as they are named.
  package init(paths: [String]) {
    sources = []
    for path in paths {
      guard LessonFiles.isDirectory(path) else {
        sources.append(.file(path))
        continue
      }
      do {
        sources += try LessonFiles.lessons(in: path).map(LessonSource.file)
      } catch {
        problems.append(error)
      }
    }
  }

  /// What a list shows of each lesson.
  package var summaries: [LessonSummary] { sources.map(LessonSummary.init) }

  /// What somebody who names a lesson gets.
  package enum Lookup: Sendable {
    /// The lesson.
    case found(LessonSource)
    /// Several lessons fit; their names.
    case ambiguous([String])
    /// None fits; the nearest names, best first, possibly none.
    case missing(nearest: [String])
  }

  /// Finds a lesson by its name, number, id, the beginning of one of these, or its file's path.
  package func find(_ query: String) -> Lookup {
    if query.contains("/") || query.hasSuffix(".md") {
      return LessonFiles.exists(query)
        ? .found(.file(query)) : .missing(nearest: nearest(to: query))
    }
    let wanted = query.lowercased()
    if let exact = sources.first(where: { $0.name.lowercased() == wanted }) { return .found(exact) }
    if let number = Int(query) {
      return lookup(sources.filter { LessonReader.number(of: $0.name) == number }, query)
    }
    let begins = sources.filter {
      $0.name.lowercased().hasPrefix(wanted) || Self.bare($0.name).lowercased().hasPrefix(wanted)
    }
    if !begins.isEmpty { return lookup(begins, query) }
    return lookup(
      sources.filter { LessonSummary(of: $0).id.lowercased().hasPrefix(wanted) }, query)
  }

  private func lookup(_ found: [LessonSource], _ query: String) -> Lookup {
    if found.isEmpty { return .missing(nearest: nearest(to: query)) }
    return found.count == 1 ? .found(found[0]) : .ambiguous(found.map(\.name))
  }

  private func nearest(to query: String) -> [String] {
    let last = query.split(separator: "/").last.map(String.init) ?? query
    let wanted = Self.bare(last.hasSuffix(".md") ? String(last.dropLast(3)) : last)
    let names = sources.map(\.name)
    let near = Set(NearestName.all(to: wanted, in: names.map(Self.bare)))
    // Somebody who types the beginning of a name may mistype that, too.
    return names.filter { name in
      let beginnings = (0...1).map { String(Self.bare(name).prefix(wanted.count + $0)) }
      return near.contains(Self.bare(name))
        || wanted.count > 3 && NearestName.best(to: wanted, in: beginnings) != nil
    }
  }

  /// A name without its number: `creating-a-socket`.
  private static func bare(_ name: String) -> String {
    guard LessonReader.number(of: name) != nil else { return name }
    return String(name.drop { $0.isNumber }.drop { $0 == "-" || $0 == "_" })
  }
}

/// The few file calls that lessons need.
enum LessonFiles {
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func isDirectory(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// Reads a file of at most 4 MB.
  static func read(_ path: String) throws(LessonProblem) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw problem(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let size = chunk.count
      let count = chunk.withUnsafeMutableBytes { Self.readSome(file, $0.baseAddress, size) }
      guard count >= 0 else { throw problem(path) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > 4 << 20 { throw problem(path, "it is larger than 4 MB") }
    }
  }

  private static func readSome(_ file: Int32, _ into: UnsafeMutableRawPointer?, _ size: Int) -> Int
  {
    #if canImport(Glibc)
    Glibc.read(file, into, size)
    #else
    Darwin.read(file, into, size)
    #endif
  }

  /// The paths of the `.md` files of a directory, in order.
  static func lessons(in directory: String) throws(LessonProblem) -> [String] {
    guard let stream = opendir(directory) else { throw problem(directory) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".md"), !name.hasPrefix("."), name != "README.md" { names.append(name) }
    }
    let root = directory.hasSuffix("/") ? directory : directory + "/"
    return names.sorted().map { root + $0 }.filter { !isDirectory($0) }
  }

  private static func problem(_ path: String, _ reason: String? = nil) -> LessonProblem {
    LessonProblem(
      path: path, position: LessonPosition(line: 1),
      fact: .file(.unreadable(reason: reason ?? String(cString: strerror(errno)))))
  }
}
