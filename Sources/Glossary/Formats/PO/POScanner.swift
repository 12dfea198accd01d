/// Finds the messages of a PO file with the places of their strings.
struct POScanner {
  private(set) var entries: [POEntry] = []
  private(set) var problems: DraftProblems

  /// How many messages were passed over for their syntax.
  private(set) var brokenCount = 0

  private var bytes: [UInt8]

  /// How many bytes of the file stand before them.
  private var base = 0
  private let file: String
  private var entry = POEntry()

  /// The string that is open, nil where none may go on.
  private var field: POEntry.Field?

  /// Whether the name of a domain may follow.
  private var isDomain = false
  private var line = 0
  private var lineStart = 0

  /// Makes a scanner of a whole file.
  init(_ file: DecodedFile) {
    bytes = Array(file.text.utf8)
    self.file = file.file.name
    problems = DraftProblems(file: file.file.name)
  }

  /// Makes a scanner of a file that comes in blocks; runs of its texts have no meaning then.
  init(file: String) {
    bytes = []
    self.file = file
    problems = DraftProblems(file: file, maximumCount: .max)
  }

  /// Finds the messages of the whole file.
  ///
  /// - Complexity: O(length).
  mutating func scan() {
    _ = scanLines(isLast: true)
    endEntry()
  }

  /// Finds the messages that end with a block; what was found before is forgotten.
  ///
  /// - Complexity: O(length), and the length of a line that is not ended.
  mutating func scan(_ block: [UInt8], isLast: Bool) {
    entries.removeAll(keepingCapacity: true)
    problems.removeAll()
    bytes += block
    let end = scanLines(isLast: isLast)
    bytes.removeSubrange(..<end)
    base += end
    if isLast { endEntry() }
  }

  /// The bytes of the line that is not ended and of the message that is open.
  var openLength: Int { bytes.count + entry.strings.values.reduce(0) { $0 + $1.bytes.count } }

  /// Scans lines, but one that may go on, and returns where it begins.
  private mutating func scanLines(isLast: Bool) -> Int {
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      // A carriage return at the end may be half of a line break.
      if !isLast, end + 1 >= bytes.count { return start }
      line += 1
      lineStart = start
      scanLine(start..<end)
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    return bytes.count
  }

  private mutating func scanLine(_ range: Range<Int>) {
    guard let first = range.first(where: { !Self.isBlank(bytes[$0]) }) else {
      if entry.hasStrings { endEntry() }
      return
    }
    guard bytes[first] == UInt8(ascii: "#") else {
      if entry.isObsolete, entry.hasStrings { endEntry() }
      entry.isObsolete = false
      scanTokens(first..<range.upperBound)
      return
    }
    let rest = first + 1..<range.upperBound
    let mark = rest.isEmpty ? 0x20 : bytes[rest.lowerBound]
    if mark == UInt8(ascii: "~") {
      scanObsolete(rest.dropFirst())
    } else {
      // Comments stand before the message that they are of.
      if !entry.forms.isEmpty { endEntry() }
      scanComment(mark, rest)
    }
  }

  // MARK: Comments

  private mutating func scanObsolete(_ rest: Range<Int>) {
    if !entry.isObsolete, entry.hasStrings { endEntry() }
    entry.isObsolete = true
    // What was the message before: `#~|`.
    guard rest.first.map({ bytes[$0] }) != UInt8(ascii: "|") else { return }
    scanTokens(rest)
  }

  private mutating func scanComment(_ mark: UInt8, _ rest: Range<Int>) {
    switch mark {
    case UInt8(ascii: ","), UInt8(ascii: "="):
      if entry.flagsPlace == nil, mark == UInt8(ascii: ",") {
        entry.flagsPlace = base + rest.lowerBound + 1
      }
      let flags = text(rest.dropFirst()).split(separator: ",").map { Self.trimmed($0) }
      entry.flags += flags.filter { !$0.isEmpty }
    case UInt8(ascii: "|"): entry.hasPrevious = true
    case UInt8(ascii: ":"):
      let places = Self.trimmed(text(rest.dropFirst())[...])
      if !places.isEmpty { entry.references.append(places) }
    default:
      let note = Self.trimmed(text(rest.drop { !Self.isBlank(bytes[$0]) })[...])
      if note.isEmpty { return }
      entry.notes.append(note)
      if mark == UInt8(ascii: ".") { entry.developerNotes.insert(entry.notes.count - 1) }
    }
  }

  // MARK: Strings

  private mutating func scanTokens(_ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      if Self.isBlank(byte) {
        position += 1
      } else if byte == UInt8(ascii: "\"") {
        guard let end = scanString(position, range.upperBound) else { return }
        position = end
      } else {
        let end =
          range[position...].firstIndex { Self.isBlank(bytes[$0]) || bytes[$0] == 0x22 }
          ?? range.upperBound
        guard beginField(position..<end) else { return }
        position = end
      }
    }
  }

  private mutating func scanString(_ quote: Int, _ lineEnd: Int) -> Int? {
    var text = SegmentText()
    if let field { swap(&text, &entry.strings[field, default: SegmentText()]) }
    let end = POString.scan(bytes, from: quote, lineEnd: lineEnd, into: &text)
    if let field { swap(&text, &entry.strings[field, default: SegmentText()]) }
    guard field != nil || isDomain else {
      mistake(quote, "a string that belongs to nothing; write msgid or msgstr before it")
      return nil
    }
    switch end {
    case .end(let end):
      if let field {
        let start = entry.places[field]?.start ?? base + quote
        entry.places[field] = TextRange(start: start, end: base + end)
      }
      return end
    case .mistake(let offset, let message):
      mistake(offset, message)
      return nil
    }
  }

  private mutating func beginField(_ word: Range<Int>) -> Bool {
    isDomain = false
    switch text(word) {
    case "msgctxt":
      if entry.strings[.id] != nil || entry.strings[.context] != nil { endEntry() }
      begin(.context)
    case "msgid":
      if entry.strings[.id] != nil { endEntry() }
      begin(.id)
    case "msgid_plural": return beginDependent(.plural, word)
    case "msgstr": return beginDependent(.translation(0), word)
    case "domain":
      if entry.hasStrings { endEntry() }
      field = nil
      isDomain = true
    case let name:
      guard let form = Self.form(name) else {
        mistake(word.lowerBound, "\"\(name.prefix(40))\" is no keyword; write msgid, msgstr or #")
        return false
      }
      entry.hasForms = true
      return beginDependent(.translation(form), word)
    }
    return true
  }

  private mutating func begin(_ field: POEntry.Field) {
    if !entry.hasStrings {
      entry.line = line
      entry.start = base + lineStart
    }
    entry.strings[field] = SegmentText()
    self.field = field
  }

  /// Begins a string that follows a `msgid`.
  private mutating func beginDependent(_ field: POEntry.Field, _ word: Range<Int>) -> Bool {
    let name = text(word)
    guard entry.strings[.id] != nil else {
      mistake(word.lowerBound, "\(name) without a msgid before it; write the message first")
      return false
    }
    guard entry.strings[field] == nil else {
      mistake(word.lowerBound, "a second \(name) of one message; remove one")
      return false
    }
    begin(field)
    return true
  }

  private mutating func endEntry() {
    field = nil
    isDomain = false
    var ended = POEntry()
    swap(&ended, &entry)
    guard ended.hasStrings else { return }
    if ended.isBroken {
      brokenCount += 1
      return
    }
    if ended.strings[.id] == nil {
      problems.add(line: ended.line, "po-syntax", "msgctxt without a msgid; write the message")
    } else if ended.forms.isEmpty {
      problems.add(
        line: ended.line, "po-syntax", "a message without a msgstr was passed over; add one")
    } else {
      entries.append(ended)
      return
    }
    brokenCount += 1
  }

  /// Reports a mistake; the message in which it stands is passed over.
  private mutating func mistake(_ offset: Int, _ message: String) {
    if entry.hasStrings && entry.isBroken { return }
    let column = bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 } + 1
    let loss = entry.hasStrings ? "; the message was passed over" : ""
    problems.add(line: line, column: column, "po-syntax", message + loss)
    if entry.hasStrings { entry.isBroken = true }
    field = nil
  }

  // MARK: Parts

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.utf8.drop { $0 <= 0x20 }
    let count = start.reversed().prefix { $0 <= 0x20 }.count
    return String(Substring(start.dropLast(count)))
  }

  /// The number of `msgstr[2]`; no language has a hundred forms.
  private static func form(_ name: String) -> Int? {
    guard name.hasPrefix("msgstr["), name.hasSuffix("]"),
      let form = Int(name.dropFirst(7).dropLast()), (0..<100).contains(form)
    else { return nil }
    return form
  }
}
