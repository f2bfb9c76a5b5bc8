internal import CMark

/// One top-level block of a Markdown text, with the lines that it takes.
struct MarkdownBlock {
  enum Kind {
    /// Prose of any kind.
    case prose(ProseBlock.Kind)
    /// A fenced block; its info string is read from the source line.
    case fence(literal: String)
    /// HTML, comments above all.
    case html(String)
  }

  var kind: Kind
  var firstLine: Int
  var lastLine: Int
}

/// What libcmark makes of a text, as our own values.
struct Markdown {
  /// The blocks, in order.
  private(set) var blocks: [MarkdownBlock] = []
  /// The lines of fenced blocks inside lists and quotations.
  private(set) var nestedFences: [Int] = []
  /// The lines on which something was too deep to be read.
  private(set) var tooDeep: [Int] = []
  /// The lines of HTML inside running text or lists.
  private(set) var inlineHTML: [Int] = []

  private let offset: Int

  /// The deepest nesting of lists, quotations and emphasis that is read.
  private static let depthLimit = 24

  /// Reads a text whose first line is the given line of the file.
  init(_ text: String, firstLine: Int = 1) {
    offset = firstLine - 1
    var text = text
    let root = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
      }
    }
    defer { cmark_node_free(root) }
    var node = cmark_node_first_child(root)
    while let current = node {
      if let block = topLevel(current) { blocks.append(block) }
      node = cmark_node_next(current)
    }
  }

  /// Reads a text as prose alone; fences become code that is shown, HTML is left out.
  static func prose(_ text: String, firstLine: Int = 1) -> [ProseBlock] {
    Markdown(text, firstLine: firstLine).prose
  }

  /// The blocks as prose alone.
  var prose: [ProseBlock] {
    blocks.compactMap { block in
      switch block.kind {
      case .prose(let kind): return ProseBlock(kind: kind, line: block.firstLine)
      case .fence(let literal):
        return ProseBlock(kind: .code(language: "", text: literal), line: block.firstLine)
      case .html: return nil
      }
    }
  }

  private func line(_ node: OpaquePointer) -> Int {
    Int(cmark_node_get_start_line(node)) + offset
  }

  private func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private mutating func topLevel(_ node: OpaquePointer) -> MarkdownBlock? {
    let first = line(node)
    let last = max(first, Int(cmark_node_get_end_line(node)) + offset)
    let kind: MarkdownBlock.Kind
    switch cmark_node_get_type(node) {
    case CMARK_NODE_CODE_BLOCK where isFenced(node): kind = .fence(literal: literal(node))
    case CMARK_NODE_HTML_BLOCK: kind = .html(literal(node))
    default:
      guard let prose = block(node, depth: 0) else { return nil }
      kind = .prose(prose.kind)
    }
    return MarkdownBlock(kind: kind, firstLine: first, lastLine: last)
  }

  /// libcmark does not tell fenced code from indented code; only a fence may have an info string,
  /// and an indented block starts at column 5 or later.
  private func isFenced(_ node: OpaquePointer) -> Bool {
    cmark_node_get_start_column(node) < 5
  }

  private mutating func blocks(in node: OpaquePointer, depth: Int) -> [ProseBlock] {
    var result: [ProseBlock] = []
    var child = cmark_node_first_child(node)
    while let current = child {
      if let block = block(current, depth: depth) { result.append(block) }
      child = cmark_node_next(current)
    }
    return result
  }

  private mutating func block(_ node: OpaquePointer, depth: Int) -> ProseBlock? {
    guard depth < Self.depthLimit else {
      tooDeep.append(line(node))
      return nil
    }
    let kind: ProseBlock.Kind
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH: kind = .paragraph(inlines(in: node, depth: depth))
    case CMARK_NODE_HEADING:
      kind = .heading(
        level: Int(cmark_node_get_heading_level(node)), inlines(in: node, depth: depth))
    case CMARK_NODE_LIST: kind = list(node, depth: depth)
    case CMARK_NODE_BLOCK_QUOTE: kind = .quote(blocks(in: node, depth: depth + 1))
    case CMARK_NODE_CODE_BLOCK:
      let info = cmark_node_get_fence_info(node).map { String(cString: $0) } ?? ""
      if !info.isEmpty { nestedFences.append(line(node)) }
      let language = info.prefix { !$0.isWhitespace && $0 != "{" }
      kind = .code(language: String(language), text: literal(node))
    case CMARK_NODE_THEMATIC_BREAK: kind = .rule
    case CMARK_NODE_HTML_BLOCK:
      if !literal(node).hasPrefix("<!--") { inlineHTML.append(line(node)) }
      return nil
    default: return nil
    }
    return ProseBlock(kind: kind, line: line(node))
  }

  private mutating func list(_ node: OpaquePointer, depth: Int) -> ProseBlock.Kind {
    var items: [[ProseBlock]] = []
    var item = cmark_node_first_child(node)
    while let current = item {
      items.append(blocks(in: current, depth: depth + 1))
      item = cmark_node_next(current)
    }
    let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    return .list(start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil, items: items)
  }

  private mutating func inlines(in node: OpaquePointer, depth: Int) -> [Inline] {
    guard depth < Self.depthLimit else {
      tooDeep.append(line(node))
      return []
    }
    var result: [Inline] = []
    var child = cmark_node_first_child(node)
    while let current = child {
      switch cmark_node_get_type(current) {
      case CMARK_NODE_TEXT:
        if case .text(let before) = result.last {
          result[result.count - 1] = .text(before + literal(current))
        } else {
          result.append(.text(literal(current)))
        }
      case CMARK_NODE_CODE: result.append(.code(literal(current)))
      case CMARK_NODE_EMPH: result.append(.emphasis(inlines(in: current, depth: depth + 1)))
      case CMARK_NODE_STRONG: result.append(.strong(inlines(in: current, depth: depth + 1)))
      case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
        let address = cmark_node_get_url(current).map { String(cString: $0) } ?? ""
        result.append(.link(inlines(in: current, depth: depth + 1), to: address))
      case CMARK_NODE_SOFTBREAK: result.append(.softBreak)
      case CMARK_NODE_LINEBREAK: result.append(.lineBreak)
      case CMARK_NODE_HTML_INLINE:
        if !literal(current).hasPrefix("<!--") { inlineHTML.append(line(current)) }
      default: break
      }
      child = cmark_node_next(current)
    }
    return result
  }
}
