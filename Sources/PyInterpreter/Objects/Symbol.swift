internal import Locks

/// An interned name: attributes, globals and keywords are compared and looked up by number.
package struct Symbol: Hashable, Sendable {
  /// The number, the same for equal names in the whole process.
  package let id: Int32

  /// Interns a name.
  ///
  /// For names known when the program is compiled; it takes a lock.
  package init(_ name: String) {
    self = Self.table.withLock { $0.intern(name) }
  }

  private init(id: Int32) { self.id = id }

  /// The name itself.
  package var name: String {
    Self.table.withLock { $0.names[Int(id)] }
  }

  /// Whether this name has been interned before; attribute look-ups of unheard names fail early.
  package static func existing(_ name: String) -> Symbol? {
    table.withLock { $0.ids[name].map(Symbol.init(id:)) }
  }

  private struct Table {
    var ids: [String: Int32] = [:]
    var names: [String] = []

    mutating func intern(_ name: String) -> Symbol {
      if let id = ids[name] { return Symbol(id: id) }
      let id = Int32(names.count)
      names.append(name)
      ids[name] = id
      return Symbol(id: id)
    }
  }

  private static let table = Guarded(Table())
}

extension Symbol {
  /// The number itself is spread well enough for hash tables, which ask this of every key they look up.
  package func _rawHashValue(seed: Int) -> Int { Int(id) ^ seed }
}

extension Symbol: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Interns a literal name.
  package init(stringLiteral value: String) { self.init(value) }

  /// The name itself.
  package var description: String { name }
}

/// Names that the runtime itself looks up.
package enum Names {
  package static let initialise = Symbol("__init__")
  package static let str = Symbol("__str__")
  package static let new = Symbol("__new__")
  package static let name = Symbol("__name__")
  package static let qualname = Symbol("__qualname__")
  package static let module = Symbol("__module__")
  package static let doc = Symbol("__doc__")
  package static let dict = Symbol("__dict__")
  package static let classCell = Symbol("__class__")
  package static let slots = Symbol("__slots__")
  package static let annotations = Symbol("__annotations__")
  package static let getattr = Symbol("__getattr__")
  package static let getattribute = Symbol("__getattribute__")
  package static let setattr = Symbol("__setattr__")
  package static let delattr = Symbol("__delattr__")
  package static let get = Symbol("__get__")
  package static let set = Symbol("__set__")
  package static let delete = Symbol("__delete__")
  package static let setName = Symbol("__set_name__")
  package static let initSubclass = Symbol("__init_subclass__")
  package static let enter = Symbol("__enter__")
  package static let exit = Symbol("__exit__")
  package static let iter = Symbol("__iter__")
  package static let next = Symbol("__next__")
  package static let call = Symbol("__call__")
  package static let hash = Symbol("__hash__")
  package static let eq = Symbol("__eq__")
  package static let underscore = Symbol("_")
  package static let file = Symbol("__file__")
  package static let main = Symbol("__main__")
  package static let append = Symbol("append")
  package static let fileno = Symbol("fileno")
  package static let format = Symbol("__format__")
  package static let bool = Symbol("__bool__")
  package static let length = Symbol("__len__")
  package static let getItem = Symbol("__getitem__")
  package static let setItem = Symbol("__setitem__")
  package static let deleteItem = Symbol("__delitem__")
  package static let contains = Symbol("__contains__")
  package static let bytes = Symbol("__bytes__")
  package static let missing = Symbol("__missing__")
  package static let truncate = Symbol("__trunc__")
  package static let classGetItem = Symbol("__class_getitem__")
  package static let round = Symbol("__round__")
  package static let power = Symbol("__pow__")
  package static let reversed = Symbol("__reversed__")
  package static let dir = Symbol("__dir__")
}
