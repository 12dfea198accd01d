import TestSupport

@testable import Glossary

/// Writes random documents and remembers their words.
struct RandomDocument {
  let format: DraftFormat
  private(set) var words: [String] = []
  private var random: RandomText
  private var lineEnd = "\n"

  /// The encoding of a text, by its number for `encoded`.
  private(set) var encoding = 0

  /// The words to write, some of them more than once.
  private let pool: [String]

  /// Begins a document; what is planted makes up about a quarter of its words.
  init(format: DraftFormat, seed: UInt64, planting planted: [String] = []) {
    self.format = format
    random = RandomText(seed: seed)
    pool = planted.isEmpty ? Self.pool : Self.pool(planting: planted)
  }

  /// A document as a file.
  mutating func write() -> NamedFile {
    let count = random.number(in: 1...12)
    encoding = random.number(in: 0...4)
    switch format {
    case .text:
      lineEnd = random.pick(["\n", "\r\n", "\r"])
      let text = (0..<count).map { _ in textParagraph() }.joined(separator: lineEnd + lineEnd)
      return NamedFile(name: "t.txt", bytes: encoded(text, encoding))
    case .markdown:
      lineEnd = random.pick(["\n", "\r\n", "\r"])
      let text = (0..<count).map { _ in markdownBlock() }.joined(separator: lineEnd + lineEnd)
      // Every other kind of block may end with a paragraph that this would belong to.
      var definitions = lineEnd + lineEnd + "[rujukan]: https://x.id/TKI" + lineEnd
      if text.contains("[^kaki]") { definitions += lineEnd + "[^kaki]: " + markdownPhrase(" ") }
      return NamedFile(name: "t.md", bytes: encoded(text + definitions, encoding))
    case .html:
      lineEnd = random.pick(["\n", "\r\n", "\r"])
      let body = (0..<count).map { _ in htmlBlock() }.joined(separator: lineEnd)
      let text = "<!DOCTYPE html>\(lineEnd)<html><body>\(body)</body></html>"
      return NamedFile(name: "t.html", bytes: encoded(text, encoding))
    case .docx:
      return NamedFile(
        name: "t.docx", bytes: docx((0..<count).map { _ in wordParagraph() }.joined()))
    case .odt:
      return NamedFile(
        name: "t.odt", bytes: odt((0..<count).map { _ in officeParagraph() }.joined()))
    }
  }

  /// Words with signs that some format must write in another way.
  static let pool = [
    "pekerja", "migran", "TKI", "perlindungan", "naïve", "cafe\u{301}", "é", "𠀀𠀁", "🇮🇩", "👩‍🏭",
    "移民工人", "трудовой", "Rp4,7", "18/2017", "x&y", "a<b", "c>d", "&amp;", "R&D", "\"kutip\"",
    "it's", "e\u{301}e\u{301}", "50%", "kata-kata", "ﬁ", "¬in", "&", "AT&T;",
  ]

  /// The words with some among them, which make up about a quarter.
  static func pool(planting planted: [String]) -> [String] {
    let share = max(1, pool.count / (3 * planted.count))
    // Rules pass over what looks like a tag, and all that stands in it.
    return pool.filter { $0 != "a<b" } + ["2<3"]
      + Array(repeating: planted, count: share).flatMap { $0 }
  }

  private mutating func word() -> String {
    let word = random.pick(pool)
    words.append(word)
    return word
  }

  /// Cuts a word between two of its scalars.
  private mutating func halves(_ word: String) -> (String, String) {
    let scalars = Array(word.unicodeScalars)
    let cut = random.number(in: 0...scalars.count)
    var first = String.UnicodeScalarView()
    first.append(contentsOf: scalars[..<cut])
    var second = String.UnicodeScalarView()
    second.append(contentsOf: scalars[cut...])
    return (String(first), String(second))
  }

  // MARK: Text

  private mutating func textParagraph() -> String {
    (0..<random.number(in: 1...20)).map { _ in word() }
      .joined(separator: random.pick([" ", "  ", lineEnd, "\t"]))
  }

  // MARK: Markdown

  private mutating func markdownWord() -> String {
    let word = word()
    var written = ""
    for scalar in word.unicodeScalars {
      let isPunctuation = scalar.isASCII && scalar.properties.isPatternSyntax
      switch scalar {
      case "&": written += random.pick(["&amp;", "\\&", "&#38;", "&#x26;"])
      case "<": written += random.pick(["&lt;", "\\<", "&#60;"])
      case "é" where random.number(in: 0...1) == 0: written += random.pick(["&eacute;", "&#233;"])
      default:
        if isPunctuation, random.number(in: 0...2) == 0 { written += "\\" }
        written.unicodeScalars.append(scalar)
      }
    }
    return written
  }

  private mutating func markdownPhrase(_ separator: String) -> String {
    (0..<random.number(in: 1...8)).map { _ in
      let word = markdownWord()
      switch random.number(in: 0...11) {
      case 0: return "**\(word)**"
      case 1: return "*\(word)*"
      case 2: return "***\(word)***"
      case 3: return "~~\(word)~~"
      case 4: return "[\(word)](https://x.id/TKI(1)?a=b \"TKI (judul)\")"
      case 5: return "[\(word)][rujukan]"
      case 6: return "[**\(word)**](<a b>)"
      case 7: return "`TKI **x**` \(word)"
      case 9: return "\(word)[^kaki]"
      case 8: return "\(word) <!-- TKI --> <b>\(markdownWord())</b>"
      default: return word
      }
    }.joined(separator: separator)
  }

  private mutating func markdownBlock() -> String {
    switch random.number(in: 0...9) {
    case 0: return "## " + markdownPhrase(" ") + random.pick(["", " ##"])
    case 1: return markdownPhrase(" ") + lineEnd + "==="
    case 2:
      let lines = (0..<3).map { _ in random.pick(["- ", "* "]) + markdownPhrase(" ") }
      return lines.joined(separator: lineEnd + lineEnd)
    case 3:
      return "> " + markdownPhrase(random.pick([lineEnd + "> ", lineEnd + ">", lineEnd]))
    case 4:
      let cells = (0..<3).map { _ in
        "| \(tableCell()) |  \(tableCell())|\(tableCell()) |"
      }
      return ([cells[0], "|---|:-:|---|"] + cells[1...]).joined(separator: lineEnd)
    case 5: return "```" + lineEnd + "TKI" + lineEnd + "```"
    case 6:
      return "[rujukan]: <https://x.id/TKI>" + lineEnd + "  'TKI'" + lineEnd + markdownPhrase(" ")
    case 7:
      return "1. " + markdownPhrase(lineEnd + "   ") + lineEnd + lineEnd + "   - "
        + markdownPhrase(" ")
    case 8: return markdownPhrase(random.pick(["  " + lineEnd, "\\" + lineEnd, " <br> "]))
    default: return markdownPhrase(random.pick([" ", lineEnd, " " + lineEnd + "   "]))
    }
  }

  private mutating func tableCell() -> String {
    let phrase = markdownWord()
    return random.pick([phrase, "**\(phrase)**", "`a\\|b` \(phrase)", phrase])
  }

  // MARK: HTML and XML

  private mutating func reference(_ text: String, inXML: Bool) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": written += random.pick(inXML ? ["&amp;", "&#38;"] : ["&amp;", "&#38;", "&#x26;"])
      case "<": written += random.pick(["&lt;", "&#60;", "&#x3c;"])
      case "é" where !inXML: written += random.pick(["é", "&eacute;", "&#233;"])
      case "¬" where !inXML:
        written += random.pick(["¬", "&not;"])
      default:
        if random.number(in: 0...9) == 0 {
          written += "&#\(scalar.value);"
        } else {
          written.unicodeScalars.append(scalar)
        }
      }
    }
    return written
  }

  private mutating func htmlWord() -> String {
    let word = word()
    let (first, second) = halves(word)
    switch random.number(in: 0...9) {
    case 0: return "<b>\(reference(word, inXML: false))</b>"
    case 1:
      return reference(first, inXML: false) + "<em class='x>y'>" + reference(second, inXML: false)
        + "</em>"
    case 2: return reference(first, inXML: false) + "<!-- TKI -->" + reference(second, inXML: false)
    case 3: return "<a href=\"TKI?a&amp;b\"><i>\(reference(word, inXML: false))</i></a>"
    case 4: return reference(first, inXML: false) + "</u>" + reference(second, inXML: false)
    case 5: return "<script>var TKI = '<p>'</script>" + reference(word, inXML: false)
    default: return reference(word, inXML: false)
    }
  }

  private mutating func htmlBlock() -> String {
    let separator = random.pick([" ", lineEnd, " " + lineEnd + "  ", "<br>", " <br/> ", " &#32;"])
    let phrase = (0..<random.number(in: 1...8)).map { _ in htmlWord() }.joined(separator: separator)
    return random.pick([
      "<p>\(phrase)</p>", "<p>\(phrase)", "<h2> \(phrase)</h2>", "<ul><li>\(phrase)</ul>",
      "<blockquote><p>\(phrase)</p></blockquote>", "<table><tr><td>\(phrase)</table>",
      "<div>\(phrase)</div>", "<figure><figcaption>\(phrase)</figcaption></figure>",
      "<div><style>TKI{}</style>\(phrase)</div>",
    ])
  }

  private mutating func wordParagraph() -> String {
    var runs = ""
    for index in 0..<random.number(in: 1...8) {
      if index > 0 {
        runs += random.pick([
          "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>", "<w:r><w:tab/></w:r>",
          "<w:r><w:br/></w:r>",
        ])
      }
      let word = word()
      let (first, second) = halves(word)
      let whole = "<w:r><w:rPr><w:b/></w:rPr><w:t>\(reference(word, inXML: true))</w:t></w:r>"
      switch random.number(in: 0...4) {
      case 0:
        runs += "<w:r><w:t>\(reference(first, inXML: true))</w:t></w:r><w:del><w:r>"
        runs += "<w:delText>TKI</w:delText></w:r></w:del><w:ins><w:r>"
        runs += "<w:t xml:space=\"preserve\">\(reference(second, inXML: true))</w:t></w:r></w:ins>"
      case 1: runs += "<w:hyperlink>\(whole)</w:hyperlink>"
      default: runs += whole
      }
    }
    return random.pick([
      "<w:p>\(runs)</w:p>", "<w:tbl><w:tr><w:tc><w:p>\(runs)</w:p></w:tc></w:tr></w:tbl>",
    ])
  }

  private mutating func officeParagraph() -> String {
    var text = ""
    for index in 0..<random.number(in: 1...8) {
      if index > 0 { text += random.pick([" ", "\n  ", "<text:s text:c=\"2\"/>", "<text:tab/>"]) }
      let word = word()
      let (first, second) = halves(word)
      text += reference(first, inXML: true)
      text += random.pick([
        "<text:span>\(reference(second, inXML: true))</text:span>", reference(second, inXML: true),
        "<office:annotation><text:p>TKI</text:p></office:annotation>\(reference(second, inXML: true))",
      ])
    }
    return random.pick([
      "<text:p>\(text)</text:p>", "<text:h text:outline-level=\"2\">\(text)</text:h>",
      "<text:list><text:list-item><text:p>\(text)</text:p></text:list-item></text:list>",
    ])
  }

  // MARK: The way back

  /// A passage of a file without markup, references and escapes undone.
  static func undone(_ passage: String, _ format: DraftFormat) -> String {
    guard format != .text else { return passage }
    // Scalar by scalar: a combining mark may stand behind a bracket.
    var rest = Array(passage.unicodeScalars)[...]
    var text = String.UnicodeScalarView()
    func starts(_ mark: String) -> Bool { rest.starts(with: mark.unicodeScalars) }
    func skip(behind mark: String) {
      while !rest.isEmpty, !starts(mark) { rest = rest.dropFirst() }
      rest = rest.dropFirst(mark.unicodeScalars.count)
    }
    while let first = rest.first {
      if format == .markdown, first == "\\", rest.count > 1 {
        text.append(rest[rest.startIndex + 1])
        rest = rest.dropFirst(2)
      } else if first == "<" {
        if starts("<!--") {
          skip(behind: "-->")
        } else if starts("<w:del>") {
          skip(behind: "</w:del>")
        } else if starts("<office:a") {
          skip(behind: "</office:annotation>")
        } else if starts("<em") {
          skip(behind: "y'>")
        } else {
          skip(behind: ">")
        }
      } else if first == "&" {
        let name = rest.dropFirst().prefix { $0 != ";" }
        var written = String.UnicodeScalarView()
        written.append(contentsOf: name)
        text.append(contentsOf: character(String(written)[...]).unicodeScalars)
        rest = rest.dropFirst(name.count + 2)
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    return String(text)
  }

  private static func character(_ name: Substring) -> String {
    let known = ["amp": "&", "lt": "<", "eacute": "é", "not": "¬"]
    if let text = known[String(name)] { return text }
    let number = name.dropFirst()
    let value =
      number.first == "x" ? UInt32(number.dropFirst(), radix: 16) : UInt32(number)
    return value.flatMap { Unicode.Scalar($0) }.map { String($0) } ?? ""
  }
}
