/// What an element of a page means for its text.
enum HTMLRole: Hashable {
  /// It begins and ends a block of this kind.
  case block(DraftBlock.Kind)

  /// It begins and ends a block, of the kind of what it stands in.
  case division

  /// It stands within a line.
  case inline

  /// It ends a line.
  case lineBreak

  /// Its text is shown as it stands.
  case preformatted

  /// It is a quotation within a line, which browsers put between quotation marks.
  case quotation

  /// It holds what belongs to the page and not to its text.
  case furniture

  /// It begins a page or an article, whose headings are text and whose other lines are furniture.
  case pageHeader

  /// It holds the text of the page, and its header is part of it.
  case article

  /// It is no text and stands within a line.
  case object

  /// It is no text.
  case hidden

  /// It is a script, which may hold data on the page.
  case script

  case meta, time, image, root

  /// The role of an element by its name.
  static func of(_ name: String) -> HTMLRole { roles[name] ?? .inline }

  private static let roles: [String: HTMLRole] = {
    var roles: [String: HTMLRole] = [
      "html": .root, "meta": .meta, "time": .time, "img": .image, "script": .script,
      "br": .lineBreak,
      "q": .quotation, "pre": .preformatted, "listing": .preformatted, "xmp": .preformatted,
      "header": .pageHeader, "article": .article, "main": .article,
      "title": .block(.heading(level: 1)), "p": .division,
      "li": .block(.listItem), "dt": .block(.listItem), "dd": .block(.listItem),
      "td": .block(.tableCell), "th": .block(.tableCell), "caption": .block(.caption),
      "figcaption": .block(.caption), "blockquote": .block(.quotation),
    ]
    for level in 1...6 { roles["h\(level)"] = .block(.heading(level: level)) }
    for name in [
      "address", "body", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
      "figure", "head", "hgroup", "hr", "legend", "menu", "ol", "search", "section",
      "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "frameset", "noframes",
    ] { roles[name] = .division }
    for name in [
      "nav", "footer", "aside", "button", "form", "label", "select", "option", "optgroup",
    ] { roles[name] = .furniture }
    for name in ["code", "kbd", "samp", "var", "svg", "math", "object", "meter"] {
      roles[name] = .object
    }
    for name in [
      "style", "template", "noscript", "iframe", "canvas", "audio", "video", "datalist", "textarea",
      "rt", "rp", "embed", "applet", "map", "progress", "noembed", "plaintext",
    ] { roles[name] = .hidden }
    return roles
  }()
}
