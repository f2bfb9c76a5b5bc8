extension Codecs {
  /// The codecs there are.
  enum Codec: Hashable {
    case utf8, utf8Signature, ascii, latin1, windows1252
    case utf16(UTF16Units.Order)

    init?(_ name: String) {
      // As the names are mostly written.
      if name == "utf-8" || name == "utf8" {
        self = .utf8
        return
      }
      if name == "ascii" {
        self = .ascii
        return
      }
      switch Codecs.plain(name) {
      case "utf_8", "utf8", "u8", "utf", "cp65001", "utf8_ucs2", "utf8_ucs4": self = .utf8
      case "utf_8_sig": self = .utf8Signature
      case "ascii", "us_ascii", "646", "ansi_x3.4_1968", "iso646_us", "us": self = .ascii
      case "latin_1", "latin1", "iso_8859_1", "iso8859_1", "8859", "cp819", "latin", "l1",
        "iso8859":
        self = .latin1
      case "cp1252", "windows_1252", "1252": self = .windows1252
      case "utf_16", "utf16", "u16": self = .utf16(.marked)
      case "utf_16_le", "utf_16le", "unicodelittleunmarked": self = .utf16(.little)
      case "utf_16_be", "utf_16be", "unicodebigunmarked": self = .utf16(.big)
      default: return nil
      }
    }

    /// The name in error messages.
    var name: String {
      switch self {
      case .utf8, .utf8Signature: "utf-8"
      case .ascii: "ascii"
      case .latin1: "latin-1"
      case .windows1252: "charmap"
      case .utf16(let order): order.name
      }
    }

    /// Whether ASCII text is its own encoding.
    var keepsASCII: Bool {
      switch self {
      case .utf8, .ascii, .latin1, .windows1252: true
      case .utf8Signature, .utf16: false
      }
    }

    /// Whether lone surrogates have an encoding that `surrogatepass` lets through.
    var passesSurrogates: Bool {
      switch self {
      case .utf8, .utf8Signature, .utf16: true
      case .ascii, .latin1, .windows1252: false
      }
    }

    /// Whether single bytes have a place in the encoded text, as `surrogateescape` needs.
    var escapesBytes: Bool {
      switch self {
      case .utf16: false
      case .utf8, .utf8Signature, .ascii, .latin1, .windows1252: true
      }
    }

    /// What every encoded text begins with.
    var mark: [UInt8] {
      switch self {
      case .utf8Signature: [0xEF, 0xBB, 0xBF]
      case .utf16(.marked): [0xFF, 0xFE]
      case .utf8, .ascii, .latin1, .windows1252, .utf16: []
      }
    }
  }

  /// What has to be known of an encoding to read text in it piece by piece.
  package enum Pieces: Sendable {
    /// Every byte is a character.
    case bytes
    /// Characters of one to four bytes.
    case utf8
    /// The same after a mark at the start.
    case markedUTF8
    /// Units of two bytes, whose order a mark at the start may tell.
    case markedUTF16
    /// Units of two bytes, the low or the high one first.
    case littleUTF16, bigUTF16
  }

  /// The pieces of an encoding; single bytes for one that is unknown.
  package static func pieces(of name: String) -> Pieces {
    switch Codec(name) {
    case .utf8: .utf8
    case .utf8Signature: .markedUTF8
    case .utf16(.marked): .markedUTF16
    case .utf16(.little): .littleUTF16
    case .utf16(.big): .bigUTF16
    case .ascii, .latin1, .windows1252, nil: .bytes
    }
  }

  /// The codec of a name; one that is none, or none of ours, is refused.
  static func codec(_ name: String, _ verb: String) throws(PyException) -> Codec {
    if let codec = Codec(name) { return codec }
    let plain = plain(name)
    if transforms.contains(plain) {
      throw .make(
        Types.lookupError,
        "'\(name)' is not a text encoding; use codecs.\(verb)() to handle arbitrary codecs")
    }
    if others.contains(plain) {
      throw .make(Types.notImplementedError, Unsupported.encoding.message)
    }
    throw .make(Types.lookupError, "unknown encoding: \(name)")
  }

  /// A name without the differences that do not count.
  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }

  /// CPython's codecs from bytes to bytes, or text to text.
  private static let transforms: Set<String> = [
    "base64", "base_64", "base64_codec", "bz2", "bz2_codec", "hex", "hex_codec", "quopri",
    "quopri_codec", "rot13", "rot_13", "uu", "uu_codec", "zip", "zlib", "zlib_codec",
  ]

  /// CPython's text encodings that this language leaves out, by their main names.
  private static let others: Set<String> = [
    "utf_32", "utf32", "utf_32_le", "utf_32_be", "utf_7", "utf7", "unicode_escape",
    "raw_unicode_escape", "idna", "punycode", "big5", "gb2312", "gbk", "gb18030", "shift_jis",
    "euc_jp", "euc_kr", "iso2022_jp", "koi8_r", "koi8_u", "mac_roman", "cp437", "cp850", "cp852",
    "cp855", "cp858", "cp866", "cp874", "cp932", "cp936", "cp949", "cp950", "cp1250", "cp1251",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "windows_1250", "windows_1251",
    "windows_1253", "windows_1254", "iso_8859_2", "iso8859_2", "latin2", "iso_8859_5", "iso8859_5",
    "iso_8859_7", "iso8859_7", "iso_8859_9", "iso8859_9", "latin5", "iso_8859_15", "iso8859_15",
    "latin9",
  ]

  /// Whether a name is the usual one of an encoding in which ASCII stands for itself.
  static func isPlain(_ name: Value) -> Bool {
    guard let name = name.asStr, name.isExactly(TypeAddress.str), name.isASCII else { return false }
    return usual.contains(name.octets)
  }

  private static let usual = ["utf-8", "utf8", "ascii", "UTF-8"].map { Octets(Array($0.utf8)) }
}
