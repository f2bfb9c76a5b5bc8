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
  ]
}
