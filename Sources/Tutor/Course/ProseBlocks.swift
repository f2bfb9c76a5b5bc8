internal import LessonModel

extension ScreenBlock {
  /// A lesson's prose as blocks for a screen; a demo's pauses are left out.
  static func blocks(for prose: [ProseBlock]) -> [ScreenBlock] {
    prose.flatMap(blocks(for:))
  }

  private static func blocks(for block: ProseBlock) -> [ScreenBlock] {
    switch block.kind {
    case .paragraph(let inlines): [.paragraph(styled(inlines))]
    case .heading(let level, let inlines): [.heading(inlines.plainText, level: level)]
    case .list(let start, let items):
      [.list(items.map { $0.flatMap(styledText(of:)) }, ordered: start != nil)]
    case .code(let language, let text): [.code(text, isPython: language == "python")]
    case .quote(let inner): blocks(for: inner)
    case .rule: [.gap]
    case .pause: []
    }
  }

  /// The words of a block inside a list item, as one run of text.
  private static func styledText(of block: ProseBlock) -> [StyledText] {
    switch block.kind {
    case .paragraph(let inlines), .heading(_, let inlines): styled(inlines)
    case .code(_, let text): [StyledText(text, .code)]
    case .quote(let inner): inner.flatMap(styledText(of:))
    case .list(_, let items): items.flatMap { $0.flatMap(styledText(of:)) }
    case .rule, .pause: []
    }
  }

  /// Running text in its styles.
  static func styled(_ inlines: [Inline], _ style: StyledText.Style = .plain) -> [StyledText] {
    inlines.flatMap { inline -> [StyledText] in
      switch inline {
      case .text(let text): [StyledText(text, style)]
      case .code(let text): [StyledText(text, .code)]
      case .emphasis(let inner): styled(inner, .emphasis)
      case .strong(let inner): styled(inner, .strong)
      case .link(let inner, _): styled(inner, style)
      case .softBreak: [StyledText(" ", style)]
      case .lineBreak: [StyledText("\n", style)]
      case .blank: [StyledText("____", style)]
      }
    }
  }
}
