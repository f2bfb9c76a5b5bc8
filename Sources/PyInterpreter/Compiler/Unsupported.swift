/// What the language leaves out: each construct, and what to use instead.
///
/// With the parser's `SyntaxError.Construct` and the modules this is the whole list; refusals and README read it.
package enum Unsupported: String, Sendable, CaseIterable {
  case metaclass, classKeyword, relativeImport, finalizer
  case open, exec, eval, compile, globals, locals, vars, breakpoint, importFunction, help
  case complex, asyncFunction, exceptionGroup, siteText, memory, inspection
  case documentation, encoding, classChange
  case yieldInComprehension, yieldInFormat

  /// The construct as the reader wrote it.
  package var construct: String {
    switch self {
    case .metaclass: "metaclass="
    case .classKeyword: "** in a class definition"
    case .relativeImport: "A relative import"
    case .finalizer: "__del__"
    case .open: "open()"
    case .exec: "exec()"
    case .eval: "eval()"
    case .compile: "compile()"
    case .globals: "globals()"
    case .locals: "locals()"
    case .vars: "vars() without an argument"
    case .breakpoint: "breakpoint()"
    case .importFunction: "__import__()"
    case .help: "help()"
    case .complex: "complex()"
    case .asyncFunction: "aiter() or anext()"
    case .exceptionGroup: "ExceptionGroup"
    case .siteText: "copyright, credits or license"
    case .memory: "Pickling or measuring an object"
    case .inspection: "Looking inside a function, generator or traceback"
    case .documentation: "The __doc__ of what is built in"
    case .encoding: "This encoding"
    case .classChange: "Assigning to __class__"
    case .yieldInComprehension: "yield inside this expression"
    case .yieldInFormat: "yield inside an f-string"
    }
  }

  /// What to write instead.
  package var instead: String {
    switch self {
    case .metaclass: "Use a class decorator."
    case .classKeyword: "Write the keywords out."
    case .relativeImport: "Import a module by its name."
    case .finalizer: "Use a with statement, or call a method to close."
    case .open: "Keep the data in a bytes or str object."
    case .exec, .eval, .compile: "Write the code directly."
    case .globals, .locals: "Use a dict of your own."
    case .vars: "Use a dict of your own, or vars(x)."
    case .breakpoint: "Use print()."
    case .importFunction: "Use an import statement."
    case .help: "Use dir(x) to see what x has."
    case .complex: "Use two floats."
    case .asyncFunction: "Use iter() and next(), with threads or select."
    case .exceptionGroup: "Raise one exception."
    case .siteText: "python3 shows these."
    case .memory: "Use struct for bytes, and len() for sizes."
    case .inspection: "Use a function's __name__, __doc__ and __defaults__."
    case .documentation: "Use dir(x) to see what x has."
    case .classChange: "Make a new object of the other class."
    case .encoding: "Use utf-8, utf-16, latin-1, cp1252 or ascii."
    case .yieldInComprehension, .yieldInFormat: "Assign the result of yield to a name first."
    }
  }

  /// The sentence that the reader sees.
  package var message: String { "\(construct) is not part of this language. \(instead)" }

  /// The builtins that are refused, by name.
  static let functions: [Symbol: Unsupported] = [
    "open": .open, "exec": .exec, "eval": .eval, "compile": .compile, "globals": .globals,
    "locals": .locals, "breakpoint": .breakpoint, "__import__": .importFunction,
    "complex": .complex, "aiter": .asyncFunction, "anext": .asyncFunction,
    "ExceptionGroup": .exceptionGroup, "BaseExceptionGroup": .exceptionGroup,
    "copyright": .siteText, "credits": .siteText, "license": .siteText,
  ]
}
