import Testing

@testable import TerminalUI

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct HistoryTests {
  private let folder = TemporaryFolder()
  private var file: HistoryFile { HistoryFile(path: folder.path + "/history") }

  @Test(arguments: ["x = 1", "if x:\n    y", "a\\nb\\", "s = '\t\u{1B}'", "漢 é"])
  func `an entry survives its way through the file`(entry: String) {
    #expect(HistoryLine.decode(Array(HistoryLine.encode(entry).utf8)) == entry)
    #expect(!HistoryLine.encode(entry).contains("\n"))
  }

  @Test(arguments: [
    [], [0xFF, 0x61], Array("a\\q".utf8), Array("a\\".utf8), [0x61, 0], Array("\\x1".utf8),
  ])
  func `a damaged line is no entry`(bytes: [UInt8]) {
    #expect(HistoryLine.decode(bytes) == nil)
  }

  @Test func `the next session finds blocks as single entries`() {
    var first = History(file: file)
    first.add("a = 1\n")
    first.add("if a:\n    b\n")
    var second = History(file: file)
    #expect(second.entries() == ["a = 1", "if a:\n    b"])
  }

  @Test func `only its owner can read the file`() {
    file.append("secret")
    var status = stat()
    #expect(stat(file.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `adjacent duplicates are kept once`() {
    var history = History(file: file)
    for text in ["a", "a", "b", "a"] { history.add(text) }
    #expect(history.entries() == ["a", "b", "a"])
    #expect(folder.read("history") == "a\nb\na\n")
  }

  @Test func `blank text is no entry`() {
    var history = History()
    history.add("  \n")
    #expect(history.entries().isEmpty)
  }

  @Test func `damaged lines are passed over, and the rest is kept`() {
    folder.write("history", Array("a\n".utf8) + [0xFF, 0x0A] + Array("b\\q\nc\n".utf8))
    #expect(file.load() == ["a", "c"])
  }

  @Test func `an entry never joins a line that was left unfinished`() {
    folder.write("history", Array("half".utf8))
    file.append("whole")
    #expect(folder.read("history") == "half\nwhole\n")
  }

  @Test func `two sessions append to one file without losing a line`() {
    var (one, two) = (History(file: file), History(file: file))
    one.add("a")
    two.add("b")
    one.add("c")
    #expect(file.load() == ["a", "b", "c"])
  }

  @Test func `entries of this session come once, also when read late`() {
    file.append("old")
    var history = History(file: file)
    history.add("new")
    #expect(history.entries() == ["old", "new"])
  }

  @Test func `a file that has grown too long is cut to its newest entries`() {
    let small = HistoryFile(path: file.path, maximumEntries: 3, maximumBytes: 400)
    for number in 0..<100 { small.append("entry \(number)") }
    #expect(small.load() == ["entry 97", "entry 98", "entry 99"])
    #expect(folder.read("history") == "entry 97\nentry 98\nentry 99\n")
    #expect(folder.names == ["history"])
  }

  @Test func `a file that cannot be written costs nothing now`() {
    var history = History(file: HistoryFile(path: folder.path + "/none/history"))
    history.add("a")
    #expect(history.entries() == ["a"])
  }

  /// The texts that a series of steps shows; "-" where there is nowhere to go.
  private func walk(_ steps: String, from typed: EditBuffer, in entries: [String]) -> [String] {
    var navigator = HistoryNavigator()
    var buffer = typed
    return steps.map { step in
      let next =
        step == "o"
        ? navigator.older(buffer, in: entries) : navigator.newer(buffer, in: entries)
      buffer = next ?? buffer
      return next?.text ?? "-"
    }
  }

  @Test func `walking back and forth brings the typed text back`() {
    let texts = walk("ooonn", from: EditBuffer("live", cursor: 0), in: ["one", "two"])
    #expect(texts == ["two", "one", "-", "two", "live"])
  }

  @Test func `only entries that begin with the text before the cursor are visited`() {
    let typed = EditBuffer("s.re", cursor: 2)
    let texts = walk("ooonn", from: typed, in: ["s.send", "print()", "s.recv"])
    #expect(texts == ["s.recv", "s.send", "-", "s.recv", "s.re"])
  }

  @Test func `an entry that was changed begins a walk of its own`() {
    var navigator = HistoryNavigator()
    let entries = ["ab", "ac", "xx"]
    _ = navigator.older(EditBuffer(), in: entries)
    let recalled = navigator.older(EditBuffer("a"), in: entries)
    #expect(recalled?.text == "ac")
  }

  @Test func `a search narrows as it is typed, and goes on to older matches`() {
    var search = HistorySearch(entries: ["send(1)", "recv(2)", "send(2)"])
    search.extend("2")
    #expect(search.match == "send(2)")
    #expect(search.offset == 5)
    search.next()
    #expect(search.match == "recv(2)")
    search.next()
    #expect(search.match == "recv(2)")
    search.shorten()
    #expect(search.match == nil)
    for scalar in "zz".unicodeScalars { search.extend(scalar) }
    #expect(search.match == nil)
  }
}
