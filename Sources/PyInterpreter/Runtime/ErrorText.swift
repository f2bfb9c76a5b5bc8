#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The system's words for error numbers.
package enum ErrorText {
  /// The message of an errno, as in `[Errno 111] Connection refused`.
  ///
  /// The corresponding C function is `strerror`.
  package static func message(_ number: Int32) -> String {
    guard let text = strerror(number) else { return "Unknown error \(number)" }
    return String(cString: text)
  }
}
