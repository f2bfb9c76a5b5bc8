/// The addresses of the classes that the evaluator knows: plain words, read without a check whether they are made yet.
///
/// `Types` makes each class when it is first asked for, and asking costs a call. Nothing is told here before
/// `Types.install`; until then no object counts as one of these classes, and the general ways are gone.
enum TypeAddress {
  nonisolated(unsafe) private(set) static var str: UnsafeMutableRawPointer?
  nonisolated(unsafe) private(set) static var bytes: UnsafeMutableRawPointer?
  nonisolated(unsafe) private(set) static var byteArray: UnsafeMutableRawPointer?
  nonisolated(unsafe) private(set) static var list: UnsafeMutableRawPointer?
  nonisolated(unsafe) private(set) static var tuple: UnsafeMutableRawPointer?
  nonisolated(unsafe) private(set) static var dict: UnsafeMutableRawPointer?
  nonisolated(unsafe) private(set) static var set: UnsafeMutableRawPointer?

  /// Notes the addresses; called once in a process.
  static func note() {
    str = Types.str.ownAddress
    bytes = Types.bytes.ownAddress
    byteArray = Types.byteArray.ownAddress
    list = Types.list.ownAddress
    tuple = Types.tuple.ownAddress
    dict = Types.dict.ownAddress
    set = Types.set.ownAddress
  }
}
