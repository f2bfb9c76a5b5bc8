/// A statement of the HOWTO that a step shows, by its id.
package struct Claim: Sendable, Hashable {
  /// The id, such as `U4b`.
  package var id: String
  /// Whether a call shows it; if not, it is told.
  package var isLive: Bool
  /// Whether a current kernel or Python differs from the text, so that the lesson confronts it with a run.
  package var needsCheck: Bool

  /// Every claim of the HOWTO, in its order.
  package static let all: [Claim] = table.split(whereSeparator: { $0 == " " || $0 == "\n" }).map {
    let marks = $0.drop { $0 != ":" }
    return Claim(
      id: String($0.prefix { $0 != ":" }), isLive: !marks.contains("t"),
      needsCheck: marks.contains("c"))
  }

  /// The claim with this id; nil when there is none.
  package static func named(_ id: String) -> Claim? {
    all.first { $0.id == id }
  }

  /// The ids; after the colon `t` marks a claim that is only told, `c` one that a run confronts.
  private static let table = """
    S1 S2 S3 S4:t S5:tc H1:t H2:t C1:c C2 C3:c C4 C5:c C6:c C7:c C8 C9:c C10 C11 C12:c I1:t I2:tc I3:t
    U1 U2 U3 U4 U4b:c U5:c U6:c U7 U7b:c U8 U9:c U10:c U11 U12:c U13 U14 U15:c B1 B2 B3:c B4
    D1:c D2:c D3:c D4:c D4b:c D5:c K1:c K2:t N1:c N2 N3 N4:c N5:c N6 N7:c N8:c N9:c N10 N11
    """
}
