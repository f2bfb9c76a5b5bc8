extension SyntaxError {
  /// One thing to try, in one sentence of our own.
  package var advice: String {
    switch kind {
    case .expected(":"): "Put a colon at the end of this line."
    case .expected(let token): "Write '\(token)' here."
    case .expectedBlock: "Indent the next line by four spaces."
    case .expectedHandler: "Add an 'except' or 'finally' block after the 'try' block."
    case .expectedElse: "Write 'else' and a value after the condition."
    case .forgottenComma: "Put a comma between the two marked parts."
    case .missingParentheses(let name): "Write \(name)(...) with parentheses."
    case .severalStatements: "Enter one statement at a time."
    case .refused: "Write this part in another way."
    case .unexpectedIndent: "Remove the spaces at the start of this line."
    case .unexpectedUnindent, .unindentMismatch:
      "Give this line the same indentation as another line of its block."
    case .inconsistentTabs: "Use spaces only, no tabs, at the start of lines."
    case .tooManyIndentations, .tooManyBlocks: "Move the inner blocks into a function."
    case .tooManyBrackets, .tooDeep, .parserOverflow, .field(.tooManyBrackets),
      .field(.nestedTooDeep):
      "Split the expression into several statements."
    case .unexpectedEnd: "Complete the last line."
    case .characterAfterBackslash: "Remove what follows the backslash, spaces too."
    case .neverClosed(let bracket): "Close this '\(Unicode.Scalar(bracket))'."
    case .unmatched, .mismatched: "Check that each bracket has its partner."
    case .invalidCharacter, .invalidNonPrintableCharacter:
      "Type this character again: quotes and signs must be plain ASCII."
    case .unterminatedString: "Close the string with the same quote on the same line."
    case .unterminatedTripleString: "Close the string with three quotes."
    case .invalidNumber, .invalidDigit, .tooManyDigits:
      "Check the digits. A name cannot start with a digit."
    case .leadingZeros: "Remove the zeros at the start of the number."
    case .nullByte, .notUTF8: "Save the file as UTF-8 text."
    case .nonASCIIInBytes: "Write a str and call .encode() on it."
    case .mixedBytesAndText: "Use the prefix b on all of the strings, or on none."
    case .truncatedEscape, .illegalCodePoint, .malformedName, .unknownName, .invalidBytesEscape:
      "Write the backslash twice, or put r before the quote."
    case .field: "Check what is between { and }. Write {{ or }} for a brace itself."
    case .cannotAssign, .cannotAssignHere, .illegalAugmentedTarget, .cannotName,
      .assignInsteadOfEqual, .assignmentToYield:
      "Write == to compare. To assign, put a name on the left."
    case .cannotDelete: "Delete a name, an attribute or an item."
    case .illegalAnnotated, .severalAnnotated: "Annotate one name at a time."
    case .starredTarget, .severalStars, .starHere, .starUsedHere, .doubleStarHere,
      .starInDictValue:
      "Remove the star, or put the part into a list or tuple."
    case .positionalAfterKeyword, .positionalAfterMapping, .starAfterDoubleStar:
      "Put the arguments without a name first."
    case .expressionAsKeyword: "Use a plain name before =, or == to compare."
    case .repeatedKeyword: "Give this argument once."
    case .unparenthesizedGenerator, .unparenthesizedTarget, .unparenthesizedTypes:
      "Put parentheses around the marked part."
    case .unpackingInComprehension, .dictUnpackingInComprehension:
      "Use a second 'for' instead of the star."
    case .expectedColonAfterKey, .expectedDictValue: "Write each item as key: value."
    case .trailingCommaInImport: "Remove the last comma."
    case .defaultMissing: "Give this parameter a default, or move it to the front."
    case .expectedDefault: "Write a value after the equals sign."
    case .parenthesizedParameters: "Remove the parentheses around the parameters."
    case .nothingBeforeSlash, .secondSlash, .slashAfterStar, .noCommaAfterSlash, .secondStar,
      .nothingAfterStar, .defaultOfSequence, .defaultOfMapping, .afterMapping,
      .duplicateParameter:
      "Check the list of parameters."
    case .outsideLoop: "Put this statement inside a loop."
    case .returnOutsideFunction, .yieldOutsideFunction: "Put this statement inside a function."
    case .yieldInComprehension, .namedInIterable, .namedRebindsLoop, .namedInClassComprehension,
      .loopRebindsNamed:
      "Write a loop with 'for' instead."
    case .bareExceptNotLast: "Move 'except:' behind the other handlers."
    case .parameterDeclared, .usedBeforeDeclaration, .assignedBeforeDeclaration,
      .annotatedAndDeclared, .nonlocalAtModule, .nonlocalAndGlobal, .noBindingForNonlocal:
      "Put the declaration first in the function, or use another name."
    case .importStarInFunction, .lateFutureImport: "Move the import to the top of the program."
    case .unknownFuture: "Remove this import."
    case .invalidSyntax: "Check the marked word and what is just before it."
    }
  }
}
