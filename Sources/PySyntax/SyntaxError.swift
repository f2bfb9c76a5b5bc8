/// A mistake in a program: what is wrong, and where.
package struct SyntaxError: Error, Sendable {
  /// What is wrong.
  package let kind: Kind
  /// Where; the part of the source to be marked.
  package let range: SourceRange

  /// Makes an error.
  package init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The forms of a number in messages.
  package enum NumberForm: String, Hashable, Sendable {
    case decimal, hexadecimal, octal, binary, imaginary
  }

  /// What a block belongs to.
  package enum BlockOwner: String, Hashable, Sendable {
    case `if`, elif, `else`, `while`, `for`, `try`, except, finally, with, def, `class`
  }

  /// What this Python leaves out.
  package enum Construct: String, Hashable, Sendable, CaseIterable {
    case async, await, match, exceptStar, complexNumber
  }

  /// The mistakes in a replacement field of an f-string.
  package indirect enum FieldMistake: Hashable, Sendable {
    case singleClosingBrace
    case expectedClosingBrace
    case emptyExpression
    case backslash
    case comment
    case nestedTooDeep
    case tooManyBrackets
    case unterminatedString
    case unmatched(UInt8)
    case mismatched(UInt8, open: UInt8)
    case invalidConversion
    /// A mistake in the expression itself.
    case expression(Kind)
  }

  /// The facts that an error can state.
  package enum Kind: Hashable, Sendable, Error {
    case invalidSyntax
    case expected(String)
    case expectedBlock(BlockOwner, line: Int32)
    case expectedHandler
    case expectedElse
    case forgottenComma
    case missingParentheses(String)
    case severalStatements
    case refused(Construct)

    // Reading tokens
    case unexpectedIndent
    case unexpectedUnindent
    case unindentMismatch
    case inconsistentTabs
    case tooManyIndentations
    case tooManyBrackets
    case unexpectedEnd
    case characterAfterBackslash
    case neverClosed(UInt8)
    case unmatched(UInt8)
    case mismatched(UInt8, open: UInt8, openLine: Int32?)
    case invalidCharacter(UInt32)
    case invalidNonPrintableCharacter(UInt32)
    case unterminatedString(detectedAt: Int32)
    case unterminatedTripleString(detectedAt: Int32)
    case invalidNumber(NumberForm)
    case invalidDigit(UInt8, NumberForm)
    case leadingZeros
    case tooManyDigits(Int)
    case nullByte
    case notUTF8(UInt8, line: Int32, file: String)

    // Strings
    case nonASCIIInBytes
    case mixedBytesAndText
    case truncatedEscape(Unicode.Scalar, first: Int, last: Int)
    case illegalCodePoint(first: Int, last: Int)
    case malformedName(first: Int, last: Int)
    case unknownName(first: Int, last: Int)
    case invalidBytesEscape(position: Int)
    case field(FieldMistake)

    // Assignments
    case cannotAssign(String)
    case cannotAssignHere(String)
    case cannotDelete(String)
    case cannotName(String)
    case assignInsteadOfEqual
    case assignmentToYield
    case illegalAugmentedTarget(String)
    case illegalAnnotated
    case severalAnnotated(String)
    case starredTarget
    case severalStars
    case starHere
    case starUsedHere
    case doubleStarHere

    // Calls, displays, parameters
    case positionalAfterKeyword
    case positionalAfterMapping
    case starAfterDoubleStar
    case expressionAsKeyword
    case repeatedKeyword(String)
    case unparenthesizedGenerator
    case unpackingInComprehension
    case dictUnpackingInComprehension
    case unparenthesizedTarget
    case expectedColonAfterKey
    case expectedDictValue
    case starInDictValue
    case unparenthesizedTypes
    case trailingCommaInImport
    case defaultMissing
    case expectedDefault
    case parenthesizedParameters(isLambda: Bool)
    case nothingBeforeSlash
    case secondSlash
    case slashAfterStar
    case noCommaAfterSlash
    case secondStar
    case nothingAfterStar
    case defaultOfSequence
    case defaultOfMapping
    case afterMapping

    // Meaning
    case outsideLoop(isBreak: Bool)
    case returnOutsideFunction
    case yieldOutsideFunction
    case yieldInComprehension(String)
    case bareExceptNotLast
    case tooManyBlocks
    /// The compiler would go too deep.
    case tooDeep
    /// The parser would go too deep.
    case parserOverflow
    case duplicateParameter(String)
    case parameterDeclared(String, isGlobal: Bool)
    case usedBeforeDeclaration(String, isGlobal: Bool)
    case assignedBeforeDeclaration(String, isGlobal: Bool)
    case annotatedAndDeclared(String, isGlobal: Bool)
    case nonlocalAtModule
    case nonlocalAndGlobal(String)
    case noBindingForNonlocal(String)
    case importStarInFunction
    case namedInIterable
    case namedRebindsLoop(String)
    case namedInClassComprehension
    case loopRebindsNamed(String)
    case lateFutureImport
    case unknownFuture(String)

    /// The same fact inside a replacement field.
    var inField: Kind {
      if case .field = self { return self }
      switch self {
      case .refused, .tooDeep, .parserOverflow: return self
      case _: return .field(.expression(self))
      }
    }

    /// Whether a mistake in the tokens behind it is told instead.
    var yieldsToTokens: Bool {
      switch self {
      case .refused, .tooDeep, .parserOverflow: false
      case _: true
      }
    }

    /// Whether the end of a string is missing.
    var isUnterminatedString: Bool {
      switch self {
      case .unterminatedString, .unterminatedTripleString: true
      case _: false
      }
    }
  }
}
