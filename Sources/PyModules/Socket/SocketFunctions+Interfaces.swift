internal import PyInterpreter

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The network's interfaces, of which a program here has one, and the sizes of control messages.
extension SocketFunctions {
  private static let loopback = "lo"

  func interfaces(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    .list([.tuple([.int(1), .string(SocketFunctions.loopback)])])
  }

  func interfaceNumber(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    guard let name = a[0].text ?? a[0].bytesLike.map({ String(decoding: $0, as: UTF8.self) })
    else {
      throw .typeError("expected str, bytes or os.PathLike object, not \(a[0].type.title)")
    }
    guard name == SocketFunctions.loopback else {
      throw .make(Types.osError, "no interface with this name")
    }
    return .int(1)
  }

  func interfaceName(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    guard a[0].isInt else { throw .typeError("an integer is required") }
    let number = try cx.index(a[0])
    if try cx.truth(cx.compare(.less, number, .int(0))) {
      throw .overflowError("can't convert negative value to unsigned int")
    }
    guard number.asInt != nil else {
      throw .overflowError("Python int too large to convert to C unsigned long")
    }
    guard number.asInt == 1 else { throw .os(ENXIO, ErrorText.message(ENXIO)) }
    return .string(SocketFunctions.loopback)
  }

  /// The size of a control message's head, and what it is rounded up to.
  private static let head = 16
  private static let unit = 8

  func controlLength(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    .int(SocketFunctions.head + (try controlSize(a[0], "CMSG_LEN", cx)))
  }

  func controlSpace(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let size = try controlSize(a[0], "CMSG_SPACE", cx)
    let unit = SocketFunctions.unit
    return .int(SocketFunctions.head + (size + unit - 1) / unit * unit)
  }

  private func controlSize(
    _ value: Value, _ name: String, _ cx: Context
  ) throws(PyException) -> Int {
    let size = try cx.size(value)
    guard (0...Int(Int32.max) - 64).contains(size) else {
      throw .overflowError("\(name)() argument out of range")
    }
    return size
  }
}
