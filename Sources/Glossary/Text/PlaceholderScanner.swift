/// Reads placeholders off a text, one by its mark.
@safe struct PlaceholderScanner {
  private let source: UnsafeBufferPointer<UInt8>

  init(_ source: UnsafeBufferPointer<UInt8>) {
    unsafe self.source = unsafe source
  }

  /// The placeholder of a mark, beginning no earlier than `earliest`.
  func placeholder(at mark: Int, from earliest: Int) -> TextRange? {
    switch byte(mark) {
    case UInt8(ascii: ":"): address(at: mark, from: earliest)
    case UInt8(ascii: "."): host(at: mark, from: earliest)
    case UInt8(ascii: "@"): mail(at: mark, from: earliest)
    case UInt8(ascii: "%"): (format(at: mark) ?? name(at: mark)).map { range(mark, $0) }
    case UInt8(ascii: "{"): braces(at: mark, from: earliest)
    case UInt8(ascii: "<"): tag(at: mark).map { range(mark, $0) }
    case UInt8(ascii: "&"): reference(at: mark).map { range(mark, $0) }
    default: nil
    }
  }
}

// MARK: - Addresses

extension PlaceholderScanner {
  private static let schemes = ["https", "http", "ftp"].map { Array($0.utf8) }

  private func address(at colon: Int, from earliest: Int) -> TextRange? {
    guard byte(colon + 1) == UInt8(ascii: "/") && byte(colon + 2) == UInt8(ascii: "/") else {
      return nil
    }
    for scheme in Self.schemes where colon - scheme.count >= earliest {
      let start = colon - scheme.count
      guard scheme.indices.allSatisfy({ byte(start + $0) | 0x20 == scheme[$0] }) else { continue }
      return endOfAddress(from: colon + 3).map { range(start, $0) }
    }
    return nil
  }

  private func host(at dot: Int, from earliest: Int) -> TextRange? {
    let start = dot - 3
    guard start >= earliest, (start..<dot).allSatisfy({ byte($0) | 0x20 == UInt8(ascii: "w") }),
      let end = endOfAddress(from: dot + 1)
    else { return nil }
    // The name of a mail address may have begun before.
    if start > earliest, isNamePart(before: start) {
      let at = run(from: dot + 1, atMost: Self.longestName) { width($0, isNamePart) }
      if byte(at) == UInt8(ascii: "@"), let mail = mail(at: at, from: earliest), mail.start < start
      {
        return mail
      }
    }
    return range(start, end)
  }

  /// The end of an address, without the punctuation of the sentence around it.
  private func endOfAddress(from start: Int) -> Int? {
    var end: Int?
    var index = start
    while unsafe index < source.count {
      let (scalar, next) = scalar(at: index)
      switch scalar {
      case 0x09...0x0D, 0x20, 0x22, 0x3C, 0x3E: return end
      case 0x21, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: break
      case 0xAB, 0xBB, 0x2018, 0x2019, 0x201C, 0x201D: return end
      default:
        if scalar >= 0x80 && CharacterClass.isWhiteSpace(scalar) { return end }
        end = next
      }
      index = next
    }
    return end
  }

  private static let longestName = 64

  private func mail(at mark: Int, from earliest: Int) -> TextRange? {
    var start = mark
    for _ in 0..<Self.longestName {
      guard start > earliest, isNamePart(before: start) else { break }
      start = scalar(before: start).start
    }
    guard start < mark else { return nil }
    func label(_ index: Int) -> Int {
      run(from: index, atMost: 63) {
        width($0) { $0 == 0x2D || CharacterClass.isWord($0) }
      }
    }
    var end = label(mark + 1)
    guard end > mark + 1 else { return nil }
    var labels = 0
    while labels < 8, byte(end) == UInt8(ascii: "."), case let next = label(end + 1), next > end + 1
    {
      end = next
      labels += 1
    }
    return labels > 0 ? range(start, end) : nil
  }

  private func isNamePart(before index: Int) -> Bool {
    isNamePart(scalar(before: index).value)
  }

  private func isNamePart(_ scalar: UInt32) -> Bool {
    scalar == 0x2B || scalar == 0x2D || scalar == 0x2E || CharacterClass.isWord(scalar)
  }
}

// MARK: - Variables

extension PlaceholderScanner {
  private static let flags = Array("-+#0".utf8)
  private static let conversions = Array("diouxXeEfFgGaAcsp@".utf8)
  private static let namedConversions = Array("diouxXeEfFgGcsr".utf8)

  /// The end of a printf directive, also a positional one.
  private func format(at percent: Int) -> Int? {
    if percent > 0 {
      let before = scalar(before: percent).value
      if before == 0x25 || CharacterClass.isDigit(before) { return nil }
    }
    var index = percent + 1
    let position = digits(from: index, atMost: 2)
    if position > index && byte(position) == UInt8(ascii: "$") { index = position + 1 }
    index = run(from: index, atMost: 4) { Self.flags.contains(byte($0)) ? 1 : 0 }
    index = byte(index) == UInt8(ascii: "*") ? index + 1 : digits(from: index, atMost: 4)
    if byte(index) == UInt8(ascii: "."), case let end = digits(from: index + 1, atMost: 4),
      end > index + 1
    {
      index = end
    }
    switch byte(index) {
    case UInt8(ascii: "h"), UInt8(ascii: "l"):
      index += byte(index + 1) == byte(index) ? 2 : 1
    case UInt8(ascii: "q"), UInt8(ascii: "j"), UInt8(ascii: "z"), UInt8(ascii: "t"),
      UInt8(ascii: "L"):
      index += 1
    default: break
    }
    guard Self.conversions.contains(byte(index)) && !isLetter(byte(index + 1)) else { return nil }
    return index + 1
  }

  /// The end of a named directive of Python's.
  private func name(at percent: Int) -> Int? {
    guard byte(percent + 1) == UInt8(ascii: "(") else { return nil }
    let end = run(from: percent + 2, atMost: 64) {
      width($0) { $0 == 0x2E || CharacterClass.isWord($0) }
    }
    guard end > percent + 2, byte(end) == UInt8(ascii: ")"),
      Self.namedConversions.contains(byte(end + 1))
    else { return nil }
    return end + 2
  }

  /// `{0}`, `{name}`, `{n, plural, …}` of one level, `{{name}}`, `${name}`, `%{name}`.
  private func braces(at brace: Int, from earliest: Int) -> TextRange? {
    let single = variable(at: brace)
    if let single, brace > earliest,
      byte(brace - 1) == UInt8(ascii: "$") || byte(brace - 1) == UInt8(ascii: "%")
    {
      return range(brace - 1, single)
    }
    if byte(brace + 1) == UInt8(ascii: "{") {
      let end = notBraces(from: brace + 2, atMost: 80)
      return byte(end) == UInt8(ascii: "}") && byte(end + 1) == UInt8(ascii: "}")
        ? range(brace, end + 2) : nil
    }
    return single.map { range(brace, $0) }
  }

  private func variable(at brace: Int) -> Int? {
    var end = run(from: brace + 1, atMost: 64) {
      width($0) { $0 == 0x24 || $0 == 0x2D || $0 == 0x2E || CharacterClass.isWord($0) }
    }
    if byte(end) == UInt8(ascii: ",") { end = notBraces(from: end + 1, atMost: 200) }
    return byte(end) == UInt8(ascii: "}") ? end + 1 : nil
  }

  private func notBraces(from start: Int, atMost limit: Int) -> Int {
    run(from: start, atMost: limit) { width($0) { $0 != 0x7B && $0 != 0x7D } }
  }
}

// MARK: - Markup

extension PlaceholderScanner {
  private func tag(at bracket: Int) -> Int? {
    let name = byte(bracket + 1) == UInt8(ascii: "/") ? bracket + 2 : bracket + 1
    guard isLetter(byte(name)) else { return nil }
    let end = run(from: name + 1, atMost: 400) { width($0) { $0 != 0x3C && $0 != 0x3E } }
    return byte(end) == UInt8(ascii: ">") ? end + 1 : nil
  }

  private func reference(at ampersand: Int) -> Int? {
    let start: Int
    let end: Int
    if byte(ampersand + 1) != UInt8(ascii: "#") {
      guard isLetter(byte(ampersand + 1)) else { return nil }
      start = ampersand + 2
      end = run(from: start, atMost: 30) {
        isLetter(byte($0)) || byte($0) &- 0x30 < 10 ? 1 : 0
      }
    } else if byte(ampersand + 2) | 0x20 == UInt8(ascii: "x") {
      start = ampersand + 3
      end = run(from: start, atMost: 6) {
        byte($0) &- 0x30 < 10 || (byte($0) | 0x20) &- 0x61 < 6 ? 1 : 0
      }
    } else {
      start = ampersand + 2
      end = digits(from: start, atMost: 7)
    }
    return end > start && byte(end) == UInt8(ascii: ";") ? end + 1 : nil
  }
}

// MARK: - Characters

extension PlaceholderScanner {
  private func range(_ start: Int, _ end: Int) -> TextRange { TextRange(start: start, end: end) }

  /// The byte at an index, 0 beyond the end.
  @inline(__always)
  private func byte(_ index: Int) -> UInt8 {
    unsafe index < source.count ? source[index] : 0
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The end of a run of characters, as many as are allowed; `width` is 0 for a character of no run.
  @inline(__always)
  private func run(from start: Int, atMost limit: Int, _ width: (Int) -> Int) -> Int {
    var index = start
    for _ in 0..<limit {
      let width = width(index)
      if width == 0 { break }
      index += width
    }
    return index
  }

  private func digits(from start: Int, atMost limit: Int) -> Int {
    run(from: start, atMost: limit) { width($0, CharacterClass.isDigit) }
  }

  /// The bytes of the character at an index, 0 at the end and for one that is not wanted.
  @inline(__always)
  private func width(_ index: Int, _ isWanted: (UInt32) -> Bool) -> Int {
    guard unsafe index < source.count else { return 0 }
    let (scalar, next) = scalar(at: index)
    return isWanted(scalar) ? next - index : 0
  }

  @inline(__always)
  private func scalar(at index: Int) -> (value: UInt32, next: Int) {
    let first = byte(index)
    if first < 0x80 { return (UInt32(first), index + 1) }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = UInt32(first) & (0x7F &>> UInt32(width))
    for offset in 1..<width { value = value << 6 | UInt32(byte(index + offset) & 0x3F) }
    return (value, index + width)
  }

  private func scalar(before index: Int) -> (value: UInt32, start: Int) {
    var start = index - 1
    while start > 0 && byte(start) & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start).value, start)
  }
}
