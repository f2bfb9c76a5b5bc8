#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

// MARK: The builtin exception classes

extension Types {
  private static func derive(_ name: String, _ base: PyType) -> PyType {
    PyType(builtin: name, base: base, layout: .exception, hasAttributes: true)
  }

  nonisolated(unsafe) package static let baseException = derive("BaseException", object)
  nonisolated(unsafe) package static let exception = derive("Exception", baseException)
  nonisolated(unsafe) package static let systemExit = derive("SystemExit", baseException)
  nonisolated(unsafe) package static let keyboardInterrupt = derive(
    "KeyboardInterrupt", baseException)
  nonisolated(unsafe) package static let generatorExit = derive("GeneratorExit", baseException)
  nonisolated(unsafe) package static let stopIteration = derive("StopIteration", exception)
  nonisolated(unsafe) package static let stopAsyncIteration = derive(
    "StopAsyncIteration", exception)
  nonisolated(unsafe) package static let arithmeticError = derive("ArithmeticError", exception)
  nonisolated(unsafe) package static let floatingPointError = derive(
    "FloatingPointError", arithmeticError)
  nonisolated(unsafe) package static let overflowError = derive("OverflowError", arithmeticError)
  nonisolated(unsafe) package static let zeroDivisionError = derive(
    "ZeroDivisionError", arithmeticError)
  nonisolated(unsafe) package static let assertionError = derive("AssertionError", exception)
  nonisolated(unsafe) package static let attributeError = derive("AttributeError", exception)
  nonisolated(unsafe) package static let bufferError = derive("BufferError", exception)
  nonisolated(unsafe) package static let eofError = derive("EOFError", exception)
  nonisolated(unsafe) package static let importError = derive("ImportError", exception)
  nonisolated(unsafe) package static let moduleNotFoundError = derive(
    "ModuleNotFoundError", importError)
  nonisolated(unsafe) package static let lookupError = derive("LookupError", exception)
  nonisolated(unsafe) package static let indexError = derive("IndexError", lookupError)
  nonisolated(unsafe) package static let keyError = derive("KeyError", lookupError)
  nonisolated(unsafe) package static let memoryError = derive("MemoryError", exception)
  nonisolated(unsafe) package static let nameError = derive("NameError", exception)
  nonisolated(unsafe) package static let unboundLocalError = derive(
    "UnboundLocalError", nameError)
  nonisolated(unsafe) package static let osError = derive("OSError", exception)
  nonisolated(unsafe) package static let referenceError = derive("ReferenceError", exception)
  nonisolated(unsafe) package static let runtimeError = derive("RuntimeError", exception)
  nonisolated(unsafe) package static let notImplementedError = derive(
    "NotImplementedError", runtimeError)
  nonisolated(unsafe) package static let recursionError = derive("RecursionError", runtimeError)
  nonisolated(unsafe) package static let syntaxError = derive("SyntaxError", exception)
  nonisolated(unsafe) package static let indentationError = derive(
    "IndentationError", syntaxError)
  nonisolated(unsafe) package static let tabError = derive("TabError", indentationError)
  nonisolated(unsafe) package static let systemError = derive("SystemError", exception)
  nonisolated(unsafe) package static let typeError = derive("TypeError", exception)
  nonisolated(unsafe) package static let valueError = derive("ValueError", exception)
  nonisolated(unsafe) package static let unicodeError = derive("UnicodeError", valueError)
  nonisolated(unsafe) package static let unicodeDecodeError = derive(
    "UnicodeDecodeError", unicodeError)
  nonisolated(unsafe) package static let unicodeEncodeError = derive(
    "UnicodeEncodeError", unicodeError)
  nonisolated(unsafe) package static let unicodeTranslateError = derive(
    "UnicodeTranslateError", unicodeError)
  nonisolated(unsafe) package static let warning = derive("Warning", exception)
  nonisolated(unsafe) package static let deprecationWarning = derive(
    "DeprecationWarning", warning)
  nonisolated(unsafe) package static let userWarning = derive("UserWarning", warning)
  nonisolated(unsafe) package static let runtimeWarning = derive("RuntimeWarning", warning)
  nonisolated(unsafe) package static let resourceWarning = derive("ResourceWarning", warning)
  nonisolated(unsafe) package static let futureWarning = derive("FutureWarning", warning)
  nonisolated(unsafe) package static let syntaxWarning = derive("SyntaxWarning", warning)
  nonisolated(unsafe) static let bytesWarning = derive("BytesWarning", warning)
  nonisolated(unsafe) static let encodingWarning = derive("EncodingWarning", warning)
  nonisolated(unsafe) static let importWarning = derive("ImportWarning", warning)
  nonisolated(unsafe) static let pendingWarning = derive("PendingDeprecationWarning", warning)
  nonisolated(unsafe) static let unicodeWarning = derive("UnicodeWarning", warning)

  nonisolated(unsafe) package static let blockingIOError = derive("BlockingIOError", osError)
  nonisolated(unsafe) package static let childProcessError = derive("ChildProcessError", osError)
  nonisolated(unsafe) package static let connectionError = derive("ConnectionError", osError)
  nonisolated(unsafe) package static let brokenPipeError = derive(
    "BrokenPipeError", connectionError)
  nonisolated(unsafe) package static let connectionAbortedError = derive(
    "ConnectionAbortedError", connectionError)
  nonisolated(unsafe) package static let connectionRefusedError = derive(
    "ConnectionRefusedError", connectionError)
  nonisolated(unsafe) package static let connectionResetError = derive(
    "ConnectionResetError", connectionError)
  nonisolated(unsafe) package static let fileExistsError = derive("FileExistsError", osError)
  nonisolated(unsafe) package static let fileNotFoundError = derive("FileNotFoundError", osError)
  nonisolated(unsafe) package static let interruptedError = derive("InterruptedError", osError)
  nonisolated(unsafe) package static let isADirectoryError = derive("IsADirectoryError", osError)
  nonisolated(unsafe) package static let notADirectoryError = derive(
    "NotADirectoryError", osError)
  nonisolated(unsafe) package static let permissionError = derive("PermissionError", osError)
  nonisolated(unsafe) package static let processLookupError = derive(
    "ProcessLookupError", osError)
  nonisolated(unsafe) package static let timeoutError = derive("TimeoutError", osError)

  /// Every builtin exception class, bases before derived ones.
  nonisolated(unsafe) static let exceptions: [PyType] = [
    baseException, exception, systemExit, keyboardInterrupt, generatorExit, stopIteration,
    stopAsyncIteration, arithmeticError, floatingPointError, overflowError, zeroDivisionError,
    assertionError, attributeError, bufferError, eofError, importError, moduleNotFoundError,
    lookupError, indexError, keyError, memoryError, nameError, unboundLocalError, osError,
    referenceError, runtimeError, notImplementedError, recursionError, syntaxError,
    indentationError, tabError, systemError, typeError, valueError, unicodeError,
    unicodeDecodeError, unicodeEncodeError, unicodeTranslateError, warning, deprecationWarning,
    userWarning, runtimeWarning, resourceWarning, futureWarning, syntaxWarning, blockingIOError,
    childProcessError, connectionError, brokenPipeError, connectionAbortedError,
    connectionRefusedError, connectionResetError, fileExistsError, fileNotFoundError,
    interruptedError, isADirectoryError, notADirectoryError, permissionError, processLookupError,
    timeoutError, bytesWarning, encodingWarning, importWarning, pendingWarning, unicodeWarning,
  ]

  /// The subclass of `OSError` that stands for an errno (PEP 3151), `OSError` itself for the others.
  package static func osErrorType(for number: Int) -> PyType {
    switch Int32(truncatingIfNeeded: number) {
    case EAGAIN, EALREADY, EINPROGRESS: blockingIOError
    case EPIPE, ESHUTDOWN: brokenPipeError
    case ECHILD: childProcessError
    case ECONNABORTED: connectionAbortedError
    case ECONNREFUSED: connectionRefusedError
    case ECONNRESET: connectionResetError
    case EEXIST: fileExistsError
    case ENOENT: fileNotFoundError
    case EINTR: interruptedError
    case EISDIR: isADirectoryError
    case ENOTDIR: notADirectoryError
    case EACCES, EPERM: permissionError
    case ESRCH: processLookupError
    case ETIMEDOUT: timeoutError
    default: osError
    }
  }
}
