import PyInterpreter
import Testing

/// What is left out is refused with one sentence that names it.
struct RefusalTests {
  @Test(arguments: [
    ("open('x')", "open() is not part of this language. "),
    ("eval('1')", "eval() is not part of this language. "),
    ("import json", "module 'json' is not part of this language. "),
    ("class A(metaclass=type): pass", "metaclass= is not part of this language. "),
    ("class A:\n    def __del__(self): pass", "__del__ is not part of this language. "),
    ("type('A', (), {})", "type() with three arguments is not part of this language. "),
  ])
  func `a construct outside the language is named`(_ source: String, _ words: String) {
    let ended = Python.run(source)
    #expect(ended.status == 1)
    #expect(ended.lastErrorLine.contains(words))
  }

  @Test(arguments: Unsupported.allCases)
  func `every refusal says what to use instead`(_ refusal: Unsupported) {
    #expect(refusal.message.hasSuffix("."))
    #expect(!refusal.instead.isEmpty)
  }
}
