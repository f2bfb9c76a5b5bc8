// The words of every mistake: CPython 3.11's own last line.

extension SyntaxError {
  /// The Python exception that the mistake raises.
  package var pythonType: String {
    switch kind {
    case .unexpectedIndent, .unexpectedUnindent, .unindentMismatch, .tooManyIndentations,
      .expectedBlock:
      "IndentationError"
    case .inconsistentTabs:
      "TabError"
    case .tooDeep:
      "RecursionError"
    case .parserOverflow:
      "MemoryError"
    case _:
      "SyntaxError"
    }
  }

  /// The message, without the name of the exception.
  package var message: String { kind.words }

  /// The last line that CPython prints: the name of the exception and the message.
  package var lastLine: String { message.isEmpty ? pythonType : pythonType + ": " + message }
}

extension SyntaxError.Kind {
  /// The message in CPython's words.
  var words: String {
    switch self {
    case .invalidSyntax: "invalid syntax"
    case .expected(let token): "expected '\(token)'"
    case .expectedBlock(let owner, let line):
      "expected an indented block after \(owner.words) on line \(line)"
    case .expectedHandler: "expected 'except' or 'finally' block"
    case .expectedElse: "expected 'else' after 'if' expression"
    case .forgottenComma: "invalid syntax. Perhaps you forgot a comma?"
    case .missingParentheses(let name):
      "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?"
    case .severalStatements: "multiple statements found while compiling a single statement"
    case .refused(let construct): construct.message

    case .unexpectedIndent: "unexpected indent"
    case .unexpectedUnindent: "unexpected unindent"
    case .unindentMismatch: "unindent does not match any outer indentation level"
    case .inconsistentTabs: "inconsistent use of tabs and spaces in indentation"
    case .tooManyIndentations: "too many levels of indentation"
    case .tooManyBrackets: "too many nested parentheses"
    case .unexpectedEnd: "unexpected EOF while parsing"
    case .characterAfterBackslash: "unexpected character after line continuation character"
    case .neverClosed(let bracket): "'\(character(bracket))' was never closed"
    case .unmatched(let bracket): "unmatched '\(character(bracket))'"
    case .mismatched(let bracket, let open, let line):
      "closing parenthesis '\(character(bracket))' does not match opening parenthesis "
        + "'\(character(open))'" + (line.map { " on line \($0)" } ?? "")
    case .invalidCharacter(let point): "invalid character '\(scalar(point))' (U+\(hex(point)))"
    case .invalidNonPrintableCharacter(let point):
      "invalid non-printable character U+\(hex(point))"
    case .unterminatedString(let line): "unterminated string literal (detected at line \(line))"
    case .unterminatedTripleString(let line):
      "unterminated triple-quoted string literal (detected at line \(line))"
    case .invalidNumber(let form): "invalid \(form.rawValue) literal"
    case .invalidDigit(let digit, let form):
      "invalid digit '\(character(digit))' in \(form.rawValue) literal"
    case .leadingZeros:
      "leading zeros in decimal integer literals are not permitted; "
        + "use an 0o prefix for octal integers"
    case .tooManyDigits(let count):
      "Exceeds the limit (4300 digits) for integer string conversion: value has \(count) digits; "
        + "use sys.set_int_max_str_digits() to increase the limit"
        + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits."
    case .nullByte: "source code cannot contain null bytes"
    case .notUTF8(let byte, let line, let file):
      "Non-UTF-8 code starting with '\\x\(hex(UInt32(byte), width: 2).lowercased())' in file "
        + "\(file) on line \(line), but no encoding declared; "
        + "see https://peps.python.org/pep-0263/ for details"

    case .nonASCIIInBytes: "bytes can only contain ASCII literal characters"
    case .mixedBytesAndText: "cannot mix bytes and nonbytes literals"
    case .truncatedEscape(let letter, let first, let last):
      codec(first, last, "truncated \\\(letter)\(letter.placeholders) escape")
    case .illegalCodePoint(let first, let last):
      codec(first, last, "illegal Unicode character")
    case .malformedName(let first, let last):
      codec(first, last, "malformed \\N character escape")
    case .unknownName(let first, let last):
      codec(first, last, "unknown Unicode character name")
    case .invalidBytesEscape(let position):
      "(value error) invalid \\x escape at position \(position)"
    case .field(let mistake): mistake.words

    case .cannotAssign(let what): "cannot assign to \(what)"
    case .cannotAssignHere(let what):
      "cannot assign to \(what) here. Maybe you meant '==' instead of '='?"
    case .cannotDelete(let what): "cannot delete \(what)"
    case .cannotName(let what): "cannot use assignment expressions with \(what)"
    case .assignInsteadOfEqual:
      "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
    case .assignmentToYield: "assignment to yield expression not possible"
    case .illegalAugmentedTarget(let what):
      "'\(what)' is an illegal expression for augmented assignment"
    case .illegalAnnotated: "illegal target for annotation"
    case .severalAnnotated(let what): "only single target (not \(what)) can be annotated"
    case .starredTarget: "starred assignment target must be in a list or tuple"
    case .severalStars: "multiple starred expressions in assignment"
    case .starHere: "cannot use starred expression here"
    case .starUsedHere: "can't use starred expression here"
    case .doubleStarHere: "cannot use double starred expression here"

    case .positionalAfterKeyword: "positional argument follows keyword argument"
    case .positionalAfterMapping: "positional argument follows keyword argument unpacking"
    case .starAfterDoubleStar:
      "iterable argument unpacking follows keyword argument unpacking"
    case .expressionAsKeyword:
      "expression cannot contain assignment, perhaps you meant \"==\"?"
    case .repeatedKeyword(let name): "keyword argument repeated: \(name)"
    case .unparenthesizedGenerator: "Generator expression must be parenthesized"
    case .unpackingInComprehension: "iterable unpacking cannot be used in comprehension"
    case .dictUnpackingInComprehension: "dict unpacking cannot be used in dict comprehension"
    case .unparenthesizedTarget:
      "did you forget parentheses around the comprehension target?"
    case .expectedColonAfterKey: "':' expected after dictionary key"
    case .expectedDictValue: "expression expected after dictionary key and ':'"
    case .starInDictValue: "cannot use a starred expression in a dictionary value"
    case .unparenthesizedTypes: "multiple exception types must be parenthesized"
    case .trailingCommaInImport:
      "trailing comma not allowed without surrounding parentheses"
    case .defaultMissing: "non-default argument follows default argument"
    case .expectedDefault: "expected default value expression"
    case .parenthesizedParameters(let isLambda):
      "\(isLambda ? "Lambda expression" : "Function") parameters cannot be parenthesized"
    case .nothingBeforeSlash: "at least one argument must precede /"
    case .secondSlash: "/ may appear only once"
    case .slashAfterStar: "/ must be ahead of *"
    case .noCommaAfterSlash: "expected comma between / and *"
    case .secondStar: "* argument may appear only once"
    case .nothingAfterStar: "named arguments must follow bare *"
    case .defaultOfSequence: "var-positional argument cannot have default value"
    case .defaultOfMapping: "var-keyword argument cannot have default value"
    case .afterMapping: "arguments cannot follow var-keyword argument"

    case .outsideLoop(let isBreak):
      isBreak ? "'break' outside loop" : "'continue' not properly in loop"
    case .returnOutsideFunction: "'return' outside function"
    case .yieldOutsideFunction: "'yield' outside function"
    case .yieldInComprehension(let what): "'yield' inside \(what)"
    case .bareExceptNotLast: "default 'except:' must be last"
    case .tooManyBlocks: "too many statically nested blocks"
    case .tooDeep: "maximum recursion depth exceeded during compilation"
    case .parserOverflow: ""
    case .duplicateParameter(let name):
      "duplicate argument '\(name)' in function definition"
    case .parameterDeclared(let name, let isGlobal):
      "name '\(name)' is parameter and \(scope(isGlobal))"
    case .usedBeforeDeclaration(let name, let isGlobal):
      "name '\(name)' is used prior to \(scope(isGlobal)) declaration"
    case .assignedBeforeDeclaration(let name, let isGlobal):
      "name '\(name)' is assigned to before \(scope(isGlobal)) declaration"
    case .annotatedAndDeclared(let name, let isGlobal):
      "annotated name '\(name)' can't be \(scope(isGlobal))"
    case .nonlocalAtModule: "nonlocal declaration not allowed at module level"
    case .nonlocalAndGlobal(let name): "name '\(name)' is nonlocal and global"
    case .noBindingForNonlocal(let name): "no binding for nonlocal '\(name)' found"
    case .importStarInFunction: "import * only allowed at module level"
    case .namedInIterable:
      "assignment expression cannot be used in a comprehension iterable expression"
    case .namedRebindsLoop(let name):
      "assignment expression cannot rebind comprehension iteration variable '\(name)'"
    case .namedInClassComprehension:
      "assignment expression within a comprehension cannot be used in a class body"
    case .loopRebindsNamed(let name):
      "comprehension inner loop cannot rebind assignment expression target '\(name)'"
    case .lateFutureImport:
      "from __future__ imports must occur at the beginning of the file"
    case .unknownFuture("braces"): "not a chance"
    case .unknownFuture(let name): "future feature \(name) is not defined"
    }
  }

  private func codec(_ first: Int, _ last: Int, _ fact: String) -> String {
    let place =
      first == last
      ? "decode byte 0x5c in position \(first)" : "decode bytes in position \(first)-\(last)"
    return "(unicode error) 'unicodeescape' codec can't \(place): \(fact)"
  }

  private func scope(_ isGlobal: Bool) -> String { isGlobal ? "global" : "nonlocal" }

  private func scalar(_ point: UInt32) -> Unicode.Scalar { Unicode.Scalar(point) ?? "\u{FFFD}" }

  private func hex(_ point: UInt32, width: Int = 4) -> String {
    let digits = String(point, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

private func character(_ byte: UInt8) -> Unicode.Scalar { Unicode.Scalar(byte) }

extension SyntaxError.BlockOwner {
  /// What the owner of a block is called.
  var words: String {
    switch self {
    case .def: "function definition"
    case .class: "class definition"
    case .if, .elif, .else, .while, .for, .try, .except, .finally, .with:
      "'\(rawValue)' statement"
    }
  }
}

extension SyntaxError.FieldMistake {
  /// The message in CPython's words.
  var words: String {
    let fact =
      switch self {
      case .singleClosingBrace: "single '}' is not allowed"
      case .expectedClosingBrace: "expecting '}'"
      case .emptyExpression: "empty expression not allowed"
      case .backslash: "expression part cannot include a backslash"
      case .comment: "expression part cannot include '#'"
      case .nestedTooDeep: "expressions nested too deeply"
      case .tooManyBrackets: "too many nested parenthesis"
      case .unterminatedString: "unterminated string"
      case .unmatched(let bracket): "unmatched '\(character(bracket))'"
      case .mismatched(let bracket, let open):
        "closing parenthesis '\(character(bracket))' does not match opening parenthesis "
          + "'\(character(open))'"
      case .invalidConversion: "invalid conversion character: expected 's', 'r', or 'a'"
      case .expression(let kind): kind.words
      }
    switch self {
    case .backslash, .comment: return "f-string \(fact)"
    case _: return "f-string: \(fact)"
    }
  }
}

extension SyntaxError.Construct {
  /// What is left out, as the reader wrote it.
  package var construct: String {
    switch self {
    case .async: "async"
    case .await: "await"
    case .match: "match"
    case .exceptStar: "except*"
    case .complexNumber: "A complex number"
    }
  }

  /// What to write instead.
  package var instead: String {
    switch self {
    case .async, .await: "Use threads or select."
    case .match: "Use if and elif."
    case .exceptStar: "Use except."
    case .complexNumber: "Use two floats."
    }
  }

  /// The sentence that says what is left out.
  package var message: String { "\(construct) is not part of this language. \(instead)" }
}

extension Unicode.Scalar {
  /// What CPython's own message shows behind `\x`, `\u` and `\U` for the digits that are missing: `truncated \uXXXX escape`.
  fileprivate var placeholders: String {
    switch self {
    case "x": "XX"
    case "u": "XXXX"
    case _: "XXXXXXXX"
    }
  }
}
