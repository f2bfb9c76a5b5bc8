#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Putting many texts or bytes together: the one place where counting references would cost more than copying.
enum Joining {
  /// The object in an array's place, not retained; nil for other values.
  @inline(__always)
  private static func borrowed(_ place: UnsafePointer<Value>) -> Unmanaged<PyObject>? {
    UnsafeMutablePointer(mutating: place).borrowedObject
  }

  /// The units of an item, lent to a body; false when the item is of another kind.
  @inline(__always)
  private static func units(
    _ place: UnsafePointer<Value>, _ kind: Kind, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Bool {
    guard let heap = borrowed(place) else { return false }
    return heap.lend { object in
      guard object.kind == kind else { return false }
      if kind == .str {
        let text = unsafeDowncast(object, to: PyStr.self)
        if !text.isASCII { return false }
        text.octets.withBytes(body)
      } else {
        unsafeDowncast(object, to: PyBytes.self).octets.withBytes(body)
      }
      return true
    }
  }

  /// How many units the items have together, nil when one is not plain `bytes`, or not an ASCII `str`.
  static func count(_ items: [Value], _ kind: Kind) -> Int? {
    items.withUnsafeBufferPointer { items in
      guard var place = items.baseAddress else { return 0 }
      var total = 0
      for _ in 0..<items.count {
        guard units(place, kind, { total += $0.count }) else { return nil }
        place += 1
      }
      return total
    }
  }

  /// The items with a separator between them; `count` has been asked, and said `total` without separators.
  static func joined(
    _ items: [Value], _ kind: Kind, _ separator: Octets, total: Int
  ) -> [UInt8] {
    let size = total + separator.count * max(0, items.count - 1)
    return ByteAssembly.array(size) { buffer in
      items.withUnsafeBufferPointer { items in
        separator.withBytes { separator in
          guard var place = items.baseAddress, var target = buffer.baseAddress else { return }
          func copy(_ units: UnsafeBufferPointer<UInt8>) {
            guard let source = units.baseAddress else { return }
            memcpy(target, source, units.count)
            target += units.count
          }
          for index in 0..<items.count {
            if index > 0 { copy(separator) }
            _ = units(place, kind, copy)
            place += 1
          }
        }
      }
    }
  }
}
