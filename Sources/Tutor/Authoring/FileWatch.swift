#if canImport(Glibc)
internal import Glibc
#endif

/// Waits until somebody changes one of some files, or a file in one of some folders.
///
/// Editors replace a file as often as they write it, so the folders are watched: inotify(7).
package final class FileWatch: Sendable {
  private let descriptor: Int32
  /// The watched folders, by inotify's number, and which files in them matter.
  private let folders: [Int32: Files]

  private enum Files: Sendable {
    case every
    case named(Set<String>)
  }

  /// A watch of these files and folders; nil where the system has none.
  package init?(_ paths: [String]) {
    #if os(Linux)
    descriptor = inotify_init1(Int32(IN_CLOEXEC))
    var folders: [Int32: Files] = [:]
    if descriptor >= 0 {
      for path in paths { FileWatch.add(path, to: &folders, of: descriptor) }
    }
    self.folders = folders
    if folders.isEmpty { return nil }
    #else
    return nil
    #endif
  }

  deinit {
    #if os(Linux)
    if descriptor >= 0 { close(descriptor) }
    #endif
  }

  #if os(Linux)
  private static func add(
    _ path: String, to folders: inout [Int32: Files], of descriptor: Int32
  ) {
    var state = stat()
    let isFolder = stat(path, &state) == 0 && state.st_mode & S_IFMT == S_IFDIR
    let pieces = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = isFolder ? path : pieces.dropLast().joined(separator: "/")
    let place = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    let changes = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE)
    let number = inotify_add_watch(descriptor, place, changes)
    guard number >= 0 else { return }
    let file = String(pieces.last ?? "")
    switch folders[number] {
    case .every: break
    case .named(let files): folders[number] = isFolder ? .every : .named(files.union([file]))
    case nil: folders[number] = isFolder ? .every : .named([file])
    }
  }

  /// Returns when something that matters has changed; false where a signal or an error ended the wait.
  ///
  /// What changes within a tenth of a second belongs together: an editor writes in several steps.
  package func next() -> Bool {
    var found = false
    while true {
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&entry, 1, found ? 100 : -1)
      if ready == 0 { return found }
      guard ready > 0, let matters = read() else { return false }
      found = found || matters
    }
  }

  /// Takes the events that have come; whether one of them matters, nil where they cannot be read.
  private func read() -> Bool? {
    withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 8) { buffer -> Bool? in
      guard let base = buffer.baseAddress else { return nil }
      let count = Glibc.read(descriptor, base, buffer.count)
      guard count > 0 else { return nil }
      var matters = false
      var place = 0
      let header = MemoryLayout<inotify_event>.size
      while place + header <= count {
        let event = base.load(fromByteOffset: place, as: inotify_event.self)
        let name = String(cString: (base + place + header).assumingMemoryBound(to: CChar.self))
        if event.len > 0, let files = folders[event.wd] {
          switch files {
          case .every: matters = matters || name.hasSuffix(".md")
          case .named(let names): matters = matters || names.contains(name)
          }
        }
        place += header + Int(event.len)
      }
      return matters
    }
  }
  #else
  package func next() -> Bool { false }
  #endif
}
