internal import BigInt
internal import PyInterpreter
internal import Timeline

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Byte order and the notations of addresses.
extension SocketFunctions {
  func shortSwap(_ name: String) -> NativeFunction {
    { (a, cx) throws(PyException) in
      let number = try cx.cInt(a[0])
      if number < 0 {
        throw .overflowError(
          "\(name): can't convert negative Python int to C 16-bit unsigned integer")
      }
      guard let short = UInt16(exactly: number) else {
        throw .overflowError(
          "\(name): Python int too large to convert to C 16-bit unsigned integer")
      }
      return .int(Int(short.bigEndian))
    }
  }

  func longSwap(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    guard let number = a[0].asBigInt else {
      throw .typeError("expected int, \(a[0].type.title) found")
    }
    if number < 0 { throw .overflowError("can't convert negative value to unsigned int") }
    guard let long = UInt32(exactly: number) else {
      if number.bitWidth > 65 {
        throw .overflowError("Python int too large to convert to C unsigned long")
      }
      throw .overflowError("int larger than 32 bits")
    }
    return .int(Int(long.bigEndian))
  }

  /// A `str` argument of a C function (format `s`).
  func text(_ value: Value, _ function: String, _ position: Int = 1) throws(PyException) -> String {
    guard let text = value.text else {
      let place = position == 0 ? "argument" : "argument \(position)"
      throw .typeError("\(function)() \(place) must be str, not \(value.type.noneOrName)")
    }
    if text.utf8.contains(0) { throw .valueError("embedded null character") }
    return text
  }

  func inetAton(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    var address = in_addr()
    guard inet_aton(try text(a[0], "inet_aton"), &address) != 0 else {
      throw .make(Types.osError, "illegal IP address string passed to inet_aton")
    }
    return .bytes(withUnsafeBytes(of: address.s_addr) { Array($0) })
  }

  func inetNtoa(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let packed = try cx.readable(a[0])
    guard packed.count == 4 else {
      throw .make(Types.osError, "packed IP wrong length for inet_ntoa")
    }
    return .string(packed.map { String($0) }.joined(separator: "."))
  }

  func inetPton(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let family = try cx.cInt(a[0])
    let typed = try text(a[1], "inet_pton", 2)
    let size = try packedSize(family)
    var packed = [UInt8](repeating: 0, count: size)
    guard inet_pton(family, typed, &packed) == 1 else {
      throw .make(Types.osError, "illegal IP address string passed to inet_pton")
    }
    return .bytes(packed)
  }

  func inetNtop(_ a: Arguments, _ cx: Context) throws(PyException) -> Value {
    let family = try cx.cInt(a[0])
    let packed = try cx.readable(a[1])
    guard family == AF_INET || family == AF_INET6 else {
      throw .valueError("unknown address family \(family)")
    }
    guard packed.count == (family == AF_INET ? 4 : 16) else {
      throw .valueError("invalid length of packed IP address string")
    }
    var text = [CChar](repeating: 0, count: 64)
    guard inet_ntop(family, packed, &text, socklen_t(text.count)) != nil else {
      throw .os(errno, ErrorText.message(errno))
    }
    return .string(String(decoding: text.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self))
  }

  private func packedSize(_ family: Int32) throws(PyException) -> Int {
    switch family {
    case AF_INET: return 4
    case AF_INET6: return 16
    default: throw .os(EAFNOSUPPORT, ErrorText.message(EAFNOSUPPORT))
    }
  }
}

extension PyType {
  /// The name as C functions print it: `None` for `NoneType`.
  var noneOrName: String { self === Types.none ? "None" : title }
}
