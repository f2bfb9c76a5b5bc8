/// The methods and slots of the builtin types: one function per type, listed here.
enum BuiltinTypes {
  /// Fills the types that hold data.
  ///
  /// Called once per process, before any `ready()`.
  static func install() {
    ConstantTypes.install()
    IntType.install()
    FloatType.install()
    StrType.install()
    BytesType.install()
    ListType.install()
    TupleType.install()
    DictType.install()
    MappingProxyType.install()
    SetType.install()
    RangeType.install()
    Builtins.installIterators()
  }
}
