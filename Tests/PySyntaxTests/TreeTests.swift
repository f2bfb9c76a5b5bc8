import PySyntax
import Testing

struct TreeTests {
  private func tree(_ source: String) -> String {
    switch Parser.parse(source, mode: .file) {
    case .complete(let module): TreeDumper.dump(module.body)
    case .needsMoreLines: "more lines"
    case .failure(let error): error.lastLine
    }
  }

  @Test(arguments: [
    ("a + b * c", "(a + (b * c))"),
    ("a - b - c", "((a - b) - c)"),
    ("-a ** -b", "(-(a ** (-b)))"),
    ("2 ** 3 ** 4", "(2 ** (3 ** 4))"),
    ("a | b ^ c & d << e", "(a | (b ^ (c & (d << e))))"),
    ("not a == b", "(not (a == b))"),
    ("a or b and not c", "(a or (b and (not c)))"),
    ("a < b <= c != d", "(a < b <= c != d)"),
    ("a not in b is not c", "(a not in b is not c)"),
    ("a if b else c if d else e", "(a if b else (c if d else e))"),
    ("lambda x, /, y=1, *z, k, **w: x", "(lambda x, /, y=1, *z, k, **w: x)"),
    ("lambda *, k=1: k", "(lambda *, k=1: k)"),
    ("(n := 10)", "(n := 10)"),
    ("f(a, *b, c=d, **e)", "f(a, *b, c=d, **e)"),
    ("f(x for x in y)", "f((x for x in y))"),
    ("a.b[c](d)", "a.b[c](d)"),
    ("a[1:2, ::3, ...]", "a[(1:2, ::3, ...)]"),
    ("a[*b]", "a[(*b,)]"),
    ("[x for x, *y in z if a if b for c in d]", "[x for (x, *y) in z if a if b for c in d]"),
    ("{k: v for k, v in d}", "{k: v for (k, v) in d}"),
    ("{1, *a}", "{1, *a}"),
    ("{1: 2, **a}", "{1: 2, **a}"),
    ("(), (1,), [], {}", "((), (1,), [], {})"),
    ("1_000, 0xFF, 0o17, 0b1, 1e3, .5, 1.", "(1000, 0xff, 0o17, 0b1, 1000.0, 0.5, 1.0)"),
    ("x = y = 1", "x = y = 1"),
    ("a, *b = c", "(a, *b) = c"),
    ("x @= y", "x @= y"),
    ("x: int = 3", "x: int = 3"),
    ("(x): int", "(x): int"),
    ("del a, b.c, d[0]", "del a, b.c, d[0]"),
    ("raise A from b", "raise A from b"),
    ("from ..a import (b as c, d,)", "from ..a import b as c, d"),
    ("from ... import *", "from ... import *"),
    ("import a.b as c, d", "import a.b as c, d"),
    ("assert a, b", "assert a, b"),
    ("print(a); b", "print(a)\nb"),
  ])
  func `an expression or a simple statement is read as CPython reads it`(
    _ source: String, _ expected: String
  ) {
    #expect(tree(source) == expected)
  }

  @Test(arguments: [
    ("'a' \"b\"", "'ab'"),
    (#"'\x41\u0042\U00000043\104\n'"#, #"'ABCD\u{a}'"#),
    (#"r'\n'"#, #"'\\n'"#),
    (#"'\d'"#, #"'\\d'"#),
    (#"'\ud800'"#, #"'\u{d800}'"#),
    (#"'\N{BULLET}'"#, #"'\u{2022}'"#),
    (#"b'\xff\0a'"#, #"b'\u{ff}\u{0}a'"#),
    (#"rb'\x'"#, #"b'\\x'"#),
    ("'''a\nb'''", #"'a\u{a}b'"#),
    ("'a\\\nb'", "'ab'"),
    ("f'a{b}c'", "f'a{b}c'"),
    ("f'{{}}'", "f'{}'"),
    ("f'{a!r:>{w}}'", "f'{a!r:>{w}}'"),
    ("f'{a = }'", "f'a = {a!r}'"),
    ("f'{a=:3}'", "f'a={a:3}'"),
    ("f'{a[\"b\"]}' 'c' f'{d}'", "f'{a['b']}c{d}'"),
    ("f'{x, y}'", "f'{(x, y)}'"),
    ("f'{a!=b}'", "f'{(a != b)}'"),
    ("f'{lambda_:x}'", "f'{lambda_:x}'"),
    ("rf'\\{a}'", #"f'\\{a}'"#),
  ])
  func `a string literal has the value that CPython gives it`(
    _ source: String, _ expected: String
  ) {
    #expect(tree(source) == expected)
  }

  @Test func `compound statements keep their blocks`() {
    let source = """
      @d(1)
      def f(a, *, b: int = 2) -> str:
          for x, y in a:
              if x: continue
              elif y:
                  break
              else: pass
          else:
              return
          while (n := b):
              with g() as h, i as (j, k):
                  global z
              with (g() as h, i):
                  yield x
          try:
              x
          except (A, B) as e:
              raise
          except:
              pass
          else:
              y
          finally:
              z = yield from w
      class C(D, m=E):
          pass
      """
    let expected = """
      @d(1)
      def f(a, *, b: int=2) -> str
        for (x, y) in a
          if x
            continue
          elif y
            break
          else
            pass
        else
          return
        while (n := b)
          with g() as h, i as (j, k)
            global z
          with g() as h, i
            (yield x)
        try
          x
        except (A, B) as e
          raise
        except
          pass
        else
          y
        finally
          z = (yield from w)
      class C(D, m=E)
        pass
      """
    #expect(tree(source) == expected)
  }

  @Test func `ranges are lines from one and columns in bytes`() throws {
    guard case .complete(let module) = Parser.parse("x = 'é' + (y\n  + z)\n", mode: .file),
      case .assign(_, let value) = module.body[0].kind
    else {
      Issue.record("the text is right")
      return
    }
    #expect(value.range == SourceRange(line: 1, column: 4, endLine: 2, endColumn: 6))
    #expect(module.source.text(of: value.range) == "'é' + (y\n  + z)")
  }

  @Test func `the place of an expression in an f-string is its place in the file`() throws {
    guard case .complete(let module) = Parser.parse("f'''a\n{b + cd}'''", mode: .expression),
      case .formatted(let pieces) = module.expression?.kind, case .field(let field) = pieces[1]
    else {
      Issue.record("the text is right")
      return
    }
    #expect(module.source.text(of: field.value.range) == "b + cd")
    #expect(module.source.text(of: field.range) == "{b + cd}")
  }

  @Test func `an integer literal of any size keeps its digits`() throws {
    let digits = String(repeating: "9", count: 4_000)
    guard case .complete(let module) = Parser.parse(digits, mode: .expression),
      case .integer(let literal) = module.expression?.kind
    else {
      Issue.record("the text is right")
      return
    }
    #expect(literal == IntegerLiteral(digits: digits, radix: 10))
    #expect(literal.small == nil)
  }
}
