#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The file that keeps what was typed: one entry a line, only ever appended to, readable by its owner alone.
///
/// Two sessions may append at once: each entry is one `write`. A file that cannot be read or written
/// costs the memory of the next session, never the present one.
package struct HistoryFile: Sendable {
  /// Where the file is.
  package let path: String
  /// The most entries that are kept.
  package let maximumEntries: Int
  /// The most bytes that are read; a longer file is rewritten with its newest entries.
  package let maximumBytes: Int

  /// A history file; it need not exist.
  package init(path: String, maximumEntries: Int = 2_000, maximumBytes: Int = 1 << 20) {
    self.path = path
    self.maximumEntries = maximumEntries
    self.maximumBytes = maximumBytes
  }

  /// The entries, oldest first; damaged lines and adjacent duplicates are left out.
  package func load() -> [String] {
    guard let (bytes, isWhole) = readTail() else { return [] }
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)[...]
    if !isWhole { lines = lines.dropFirst() }
    var entries: [String] = []
    for line in lines {
      if let entry = HistoryLine.decode(line), entry != entries.last { entries.append(entry) }
    }
    let kept = Array(entries.suffix(maximumEntries))
    if !isWhole || lines.count > maximumEntries * 2 { rewrite(kept) }
    return kept
  }

  /// Appends an entry; false when that was not possible.
  @discardableResult
  package func append(_ entry: String) -> Bool {
    let line = Array(HistoryLine.encode(entry).utf8) + [UInt8(ascii: "\n")]
    guard line.count <= maximumBytes / 4 else { return false }
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return false }
    defer { _ = close(file) }
    return Self.write(endsInsideLine(file) ? [UInt8(ascii: "\n")] + line : line, to: file)
  }

  /// Whether a crash or a full disk left the last line without its end.
  private func endsInsideLine(_ file: Int32) -> Bool {
    let size = lseek(file, 0, SEEK_END)
    guard size > 0 else { return false }
    var last: UInt8 = 0
    return pread(file, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
  }

  private func readTail() -> (bytes: [UInt8], isWhole: Bool)? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { _ = close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    guard size > 0 else { return nil }
    let start = max(0, size - maximumBytes)
    let bytes = [UInt8](unsafeUninitializedCapacity: size - start) { buffer, count in
      while count < size - start {
        let got = pread(
          file, buffer.baseAddress?.advanced(by: count), size - start - count, start + count)
        guard got > 0 else { break }
        count += got
      }
    }
    return (bytes, start == 0)
  }

  /// Puts the newest entries in the file's place, by way of a second file and a rename.
  private func rewrite(_ entries: [String]) {
    let new = path + ".new.\(getpid())"
    let file = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return }
    let bytes = entries.flatMap { Array(HistoryLine.encode($0).utf8) + [UInt8(ascii: "\n")] }
    let isWritten = Self.write(bytes, to: file)
    _ = close(file)
    if !isWritten || rename(new, path) != 0 { _ = unlink(new) }
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Glibc)
        Glibc.write(file, buffer.baseAddress, buffer.count)
        #else
        Darwin.write(file, buffer.baseAddress, buffer.count)
        #endif
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
