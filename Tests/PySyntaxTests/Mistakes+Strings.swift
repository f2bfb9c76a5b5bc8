// The last line of each is recorded from python3 3.11.

extension Mistake {
  static let strings: [Mistake] = [
    Mistake("x = (1, 2", "SyntaxError: '(' was never closed"),
    Mistake("x = [1, 2\ny = 3", "SyntaxError: '[' was never closed"),
    Mistake("x = 1)", "SyntaxError: unmatched ')'"),
    Mistake("x = {1: 2, 3", "SyntaxError: '{' was never closed"),
    Mistake("x = 'abc", "SyntaxError: unterminated string literal (detected at line 1)"),
    Mistake("x = \"abc", "SyntaxError: unterminated string literal (detected at line 1)"),
    Mistake(
      "x = \"\"\"abc", "SyntaxError: unterminated triple-quoted string literal (detected at line 1)"
    ),
    Mistake("from x import (a, b", "SyntaxError: '(' was never closed"),
    Mistake(
      "x = 08",
      "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
    ),
    Mistake(
      "x = 0777",
      "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
    ),
    Mistake("x = 1__0", "SyntaxError: invalid decimal literal"),
    Mistake("x = 0xg", "SyntaxError: invalid hexadecimal literal"),
    Mistake("x = 0b12", "SyntaxError: invalid digit '2' in binary literal"),
    Mistake("x = 0o8", "SyntaxError: invalid digit '8' in octal literal"),
    Mistake("x = 1a", "SyntaxError: invalid decimal literal"),
    Mistake("x = 1.e", "SyntaxError: invalid decimal literal"),
    Mistake("x = 1_", "SyntaxError: invalid decimal literal"),
    Mistake("1abc = 2", "SyntaxError: invalid decimal literal"),
    Mistake("f\"{a\"", "SyntaxError: f-string: expecting '}'"),
    Mistake("f\"{}\"", "SyntaxError: f-string: empty expression not allowed"),
    Mistake(
      "f\"{a!x}\"", "SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'"
    ),
    Mistake("f\"}\"", "SyntaxError: f-string: single '}' is not allowed"),
    Mistake("f\"{a:{b:{c}}}\"", "SyntaxError: f-string: expressions nested too deeply"),
    Mistake("f\"{'a\\n'}\"", "SyntaxError: f-string expression part cannot include a backslash"),
    Mistake("f\"{a#}\"", "SyntaxError: f-string expression part cannot include '#'"),
    Mistake("f\"{a)}\"", "SyntaxError: f-string: unmatched ')'"),
    Mistake(
      "f\"{(a}\"",
      "SyntaxError: f-string: closing parenthesis '}' does not match opening parenthesis '('"),
    Mistake(
      "f\"{a!}\"", "SyntaxError: f-string: invalid conversion character: expected 's', 'r', or 'a'"),
    Mistake("f\"{*a}\"", "SyntaxError: f-string: cannot use starred expression here"),
    Mistake("f\"{lambda x: 1}\"", "SyntaxError: f-string: invalid syntax"),
    Mistake("f\"{1 +}\"", "SyntaxError: f-string: invalid syntax"),
    Mistake("b\"\u{E9}\"", "SyntaxError: bytes can only contain ASCII literal characters"),
    Mistake("b\"a\" \"b\"", "SyntaxError: cannot mix bytes and nonbytes literals"),
    Mistake(
      "\"\\x1\"",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\xXX escape"
    ),
    Mistake(
      "\"\\u12\"",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \\uXXXX escape"
    ),
    Mistake(
      "\"C:\\Users\\me\"",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 2-3: truncated \\UXXXXXXXX escape"
    ),
    Mistake(
      "\"\\N{foo bar}\"",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-10: unknown Unicode character name"
    ),
    Mistake(
      "\"\\N\"",
      "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \\N character escape"
    ),
    Mistake(")", "SyntaxError: unmatched ')'"),
    Mistake("(", "SyntaxError: '(' was never closed"),
    Mistake("(()", "SyntaxError: '(' was never closed"),
    Mistake("{", "SyntaxError: '{' was never closed"),
    Mistake("x = [1, 2, 3\nprint(x)", "SyntaxError: '[' was never closed"),
    Mistake(
      "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM\ns.connect((\"a\", 80))",
      "SyntaxError: '(' was never closed"),
    Mistake("s.connect(\"a\", 80))", "SyntaxError: unmatched ')'"),
    Mistake("s.connect((\"a\", 80)", "SyntaxError: '(' was never closed"),
    Mistake("s.send(b'x'\ns.recv(10)", "SyntaxError: '(' was never closed"),
    Mistake("x[1", "SyntaxError: '[' was never closed"),
    Mistake("x = 1\u{20AC}", "SyntaxError: invalid decimal literal"),
    Mistake("x = 'a\\", "SyntaxError: unterminated string literal (detected at line 1)"),
    Mistake("class A(a", "SyntaxError: '(' was never closed"),
    Mistake("class A)", "SyntaxError: unmatched ')'"),
    Mistake("x = a {\n", "SyntaxError: '{' was never closed"),
    Mistake("if (x) {\n", "SyntaxError: '{' was never closed"),
    Mistake("print(\"a\"\nprint(\"b\")", "SyntaxError: '(' was never closed"),
    Mistake("x = (1 +\ny = 2", "SyntaxError: '(' was never closed"),
    Mistake("x = {\"a\": 1\ny = 2", "SyntaxError: '{' was never closed"),
    Mistake("f(1, 2\ng(3)\n", "SyntaxError: '(' was never closed"),
    Mistake("def f(x:\n  pass", "SyntaxError: '(' was never closed"),
    Mistake("print(\"hello)", "SyntaxError: unterminated string literal (detected at line 1)"),
    Mistake("print(hello\")", "SyntaxError: unterminated string literal (detected at line 1)"),
    Mistake("print(\"a\", b\"c)", "SyntaxError: unterminated string literal (detected at line 1)"),
    Mistake("s = 'It's'", "SyntaxError: unterminated string literal (detected at line 1)"),
    Mistake("x = \"a\" + b\"", "SyntaxError: unterminated string literal (detected at line 1)"),
    Mistake("print(f\"{x}", "SyntaxError: unterminated string literal (detected at line 1)"),
    Mistake("print(f\"{x\")", "SyntaxError: f-string: expecting '}'"),
    Mistake("print(f\"x}\")", "SyntaxError: f-string: single '}' is not allowed"),
    Mistake("x = f\"{a[\"b\"]}\"", "SyntaxError: f-string: unmatched '['"),
    Mistake("x = f'{a['b']}'", "SyntaxError: f-string: unmatched '['"),
    Mistake("s.send(b\"a\"\n\ns.recv(1)\n", "SyntaxError: '(' was never closed"),
    Mistake("s.bind(\"\", 80))", "SyntaxError: unmatched ')'"),
    Mistake("s.bind((\"\", 80)", "SyntaxError: '(' was never closed"),
    Mistake("a[1:2", "SyntaxError: '[' was never closed"),
    Mistake("a[:", "SyntaxError: '[' was never closed"),
    Mistake("1.a", "SyntaxError: invalid decimal literal"),
    Mistake("1.e", "SyntaxError: invalid decimal literal"),
    Mistake("0b", "SyntaxError: invalid binary literal"),
    Mistake("0x", "SyntaxError: invalid hexadecimal literal"),
    Mistake("0o", "SyntaxError: invalid octal literal"),
    Mistake("0b2", "SyntaxError: invalid digit '2' in binary literal"),
    Mistake("0o9", "SyntaxError: invalid digit '9' in octal literal"),
    Mistake("1__2", "SyntaxError: invalid decimal literal"),
    Mistake("1_", "SyntaxError: invalid decimal literal"),
    Mistake("0_", "SyntaxError: invalid decimal literal"),
    Mistake(
      "01",
      "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
    ),
    Mistake("1e", "SyntaxError: invalid decimal literal"),
    Mistake("1e+", "SyntaxError: invalid decimal literal"),
    Mistake("1a", "SyntaxError: invalid decimal literal"),
    Mistake("0xg", "SyntaxError: invalid hexadecimal literal"),
    Mistake("0b1a", "SyntaxError: invalid binary literal"),
    Mistake("0o1a", "SyntaxError: invalid octal literal"),
    Mistake("1jj", "SyntaxError: invalid imaginary literal"),
    Mistake("1_2_", "SyntaxError: invalid decimal literal"),
    Mistake("999l", "SyntaxError: invalid decimal literal"),
    Mistake(
      "0777",
      "SyntaxError: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
    ),
    Mistake("x = 1\u{2013} 2", "SyntaxError: invalid decimal literal"),
    Mistake("class A(", "SyntaxError: '(' was never closed"),
    Mistake("print(a, b", "SyntaxError: '(' was never closed"),
    Mistake("print a)", "SyntaxError: unmatched ')'"),
    Mistake("print(\"a\"", "SyntaxError: '(' was never closed"),
    Mistake("print \"a\")", "SyntaxError: unmatched ')'"),
    Mistake("from x import (y", "SyntaxError: '(' was never closed"),
    Mistake("from x import (y, z", "SyntaxError: '(' was never closed"),
    Mistake("from x import y)", "SyntaxError: unmatched ')'"),
  ]
}
