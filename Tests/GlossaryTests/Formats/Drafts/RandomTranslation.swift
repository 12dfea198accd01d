import TestSupport

@testable import Glossary

/// Writes random files with a text and its translation and remembers the words of the translation.
struct RandomTranslation {
  /// The kinds of files, each of which writes words in its own way.
  enum Dialect: CaseIterable {
    case xliff1, xliff2, po, tmx, tsv, csv

    var format: BilingualFormat {
      switch self {
      case .xliff1, .xliff2: .xliff
      case .po: .po
      case .tmx: .tmx
      case .tsv: .tsv
      case .csv: .csv
      }
    }
  }

  let dialect: Dialect

  /// The words of all translations in order, and whether someone has approved them.
  private(set) var words: [(text: String, isApproved: Bool)] = []

  /// The encoding, by its number for `encoded`.
  private(set) var encoding = 0

  private var random: RandomText
  private var lineEnd = "\n"
  private let pool: [String]

  init(_ dialect: Dialect, seed: UInt64, planting planted: [String]) {
    self.dialect = dialect
    random = RandomText(seed: seed)
    pool = RandomDocument.pool(planting: planted)
  }

  /// A file from English to Indonesian.
  mutating func write() -> NamedFile {
    encoding = dialect == .po ? random.number(in: 0...1) : random.number(in: 0...4)
    lineEnd = random.pick(["\n", "\r\n"])
    let units = (1...random.number(in: 1...8)).map { unit($0) }
    var lines: [String]
    switch dialect {
    case .xliff1:
      lines = [
        "<?xml version=\"1.0\"?>", "<!-- praktek -->",
        "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">",
        "<file original=\"praktek\" source-language=\"en\" target-language=\"id\" datatype=\"x\"><body>",
      ]
      lines += units + ["</body></file></xliff>"]
    case .xliff2:
      lines = [
        "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"id\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\">",
        "<file id=\"praktek\">",
      ]
      lines += units + ["</file></xliff>"]
    case .tmx:
      lines = [
        "<tmx version=\"1.4\"><header srclang=\"en\" datatype=\"x\" segtype=\"block\" o-tmf=\"x\" "
          + "creationtool=\"x\" creationtoolversion=\"1\" adminlang=\"en\"/><body>"
      ]
      lines += units + ["</body></tmx>"]
    case .po:
      lines = [
        "msgid \"\"", "msgstr \"\"",
        "\"Language: id\\nContent-Type: text/plain; charset=UTF-8\\n\"", "",
      ]
      lines += units
    case .tsv: lines = ["en\tid"] + units
    case .csv: lines = ["en,id"] + units
    }
    let text = lines.map { $0 + lineEnd }.joined()
    return NamedFile(
      name: "t.\(dialect.format.rawValue)", bytes: encoded(text, encoding))
  }

  private mutating func unit(_ number: Int) -> String {
    let isApproved = random.number(in: 0...4) == 0
    switch dialect {
    case .xliff1:
      let state = isApproved ? " approved=\"yes\"" : ""
      return "<trans-unit id=\"praktek\(number)\"\(state)><source>practice</source>"
        + "<target>\(phrase(isApproved))</target><note>praktek</note></trans-unit>"
    case .xliff2:
      let state = isApproved ? " state=\"final\"" : ""
      return "<unit id=\"u\(number)\"><segment\(state)><source>practice</source>"
        + "<target>\(phrase(isApproved))</target></segment></unit>"
    case .tmx:
      return "<tu tuid=\"\(number)\"><prop type=\"x\">praktek</prop><tuv xml:lang=\"en\">"
        + "<seg>practice</seg></tuv><tuv xml:lang=\"id\"><seg>\(phrase(false))</seg></tuv></tu>"
    case .po:
      let strings = random.pick([" ", "\"\(lineEnd)\" ", " \"\(lineEnd)\"", "\\n\"\(lineEnd)\""])
      return "# praktek\(lineEnd)#: praktek.c:\(number)\(lineEnd)msgid \"practice \(number)\""
        + "\(lineEnd)msgstr \"\(phrase(false, separator: strings))\"\(lineEnd)"
    case .tsv: return "practice \(number)\t\(phrase(false))"
    case .csv:
      let text = phrase(false)
      let isQuoted =
        text.unicodeScalars.contains { "\",\n\r".unicodeScalars.contains($0) }
        || random.number(in: 0...1) == 0
      return "practice \(number),"
        + (isQuoted ? "\"\(text.replacing("\"", with: "\"\""))\"" : text)
    }
  }

  private mutating func phrase(_ isApproved: Bool, separator: String? = nil) -> String {
    let inner = dialect == .csv ? random.pick([" ", "  ", lineEnd]) : random.pick([" ", "  "])
    return (0..<random.number(in: 1...7)).map { _ in
      let word = random.pick(pool)
      // A cell that begins with a quotation mark is a quoted one.
      let plain = dialect == .tsv ? word.replacing("\"", with: "”") : word
      words.append((plain, isApproved))
      return written(plain)
    }.joined(separator: separator ?? inner)
  }

  private mutating func written(_ word: String) -> String {
    switch dialect {
    case .tsv, .csv: return word
    case .po:
      return word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .replacing("k", with: random.number(in: 0...9) == 0 ? "\"\(lineEnd)\"k" : "k")
    case .xliff1, .xliff2, .tmx: break
    }
    if !word.contains("]]>"), random.number(in: 0...9) == 0 { return "<![CDATA[\(word)]]>" }
    let scalars = Array(word.unicodeScalars)
    let cut = random.number(in: 0...scalars.count)
    let first = references(scalars[..<cut])
    let second = references(scalars[cut...])
    let id = random.number(in: 1_000_000...9_999_999)
    switch (dialect, random.number(in: 0...5)) {
    case (.xliff1, 0): return "<g id=\"\(id)\">\(first)\(second)</g>"
    case (.xliff1, 1): return "\(first)<g id=\"\(id)\">\(second)</g>"
    case (.xliff2, 0): return "<pc id=\"\(id)\">\(first)</pc>\(second)"
    case (.xliff2, 1): return "<mrk id=\"\(id)\" type=\"x\">\(first)\(second)</mrk>"
    case (.tmx, 0): return "<hi>\(first)</hi>\(second)"
    case (_, 2): return "\(first)<!-- praktek -->\(second)"
    default: return first + second
    }
  }

  private mutating func references(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var written = ""
    for scalar in scalars {
      switch scalar {
      case "&": written += random.pick(["&amp;", "&#38;"])
      case "<": written += "&lt;"
      default:
        if random.number(in: 0...9) == 0 {
          written += "&#x\(String(scalar.value, radix: 16));"
        } else {
          written.unicodeScalars.append(scalar)
        }
      }
    }
    return written
  }
}
