#if canImport(Glibc)
internal import Glibc
#endif

/// Waits until somebody changes one of some files, or a file in one of some folders.
///
/// Editors replace a file as often as they write it, so the folders are watched: inotify(7).
package final class FileWatch {
  private let descriptor: Int32
  /// The watched folders, by inotify's number, and which files in them matter; nil for every lesson.
  private var folders: [Int32: Set<String>?] = [:]

  /// A watch of these files and folders; nil where the system has none.
  package init?(_ paths: [String]) {
    #if os(Linux)
    descriptor = inotify_init1(Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    for path in paths { add(path) }
    guard !folders.isEmpty else { return nil }
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
  private func add(_ path: String) {
    var state = stat()
    let isFolder = stat(path, &state) == 0 && state.st_mode & S_IFMT == S_IFDIR
    let pieces = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = isFolder ? path : pieces.dropLast().joined(separator: "/")
    let place = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    let changes = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE)
    let number = inotify_add_watch(descriptor, place, changes)
    guard number >= 0 else { return }
    if isFolder {
      folders.updateValue(nil, forKey: number)
    } else if let known = folders[number] {
      if var files = known {
        files.insert(String(pieces.last ?? ""))
        folders.updateValue(files, forKey: number)
      }
    } else {
      folders.updateValue([String(pieces.last ?? "")], forKey: number)
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
          matters = matters || files.map { $0.contains(name) } ?? name.hasSuffix(".md")
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
