extension Tokenizer {
  /// The tokens of a text of which an earlier state has been split: only paragraphs around what was
  /// changed are split again.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - earlier: An earlier state of it.
  /// - Returns: The tokens, the same as those of `tokenize`, and how the states hang together; nil where
  ///   they have too little in common.
  /// - Complexity: O(length), most of it copied in one go.
  /// - Throws: `UnicodeError` when ICU has no data or the text is longer than 195 MB.
  mutating func tokenize(
    _ text: String, after earlier: TokenizedText
  ) throws(UnicodeError) -> (text: TokenizedText, splice: TextSplice?) {
    var text = text
    text.makeContiguousUTF8()
    guard let plan = SplicePlan(earlier, text) else { return (try tokenize(text), nil) }
    // A placeholder may reach over the end of the stretch.
    let end = min(text.utf8.count, plan.newEnd + SplicePlan.reach)
    let window = TextRange(start: plan.start, end: text.boundary(notAfter: end))
    let new = try tokenize(String(text.slice(window)))
    let length = plan.newEnd - plan.start
    let count = new.tokens.partitioningIndex { $0.range.end > length }
    let isCut = count == 0 ? length == 0 : new.tokens[count - 1].range.end == length
    guard isCut else { return (try tokenize(text), nil) }
    return earlier.spliced(with: new, count: count, text, plan)
  }
}

/// Where the stretch begins and ends that is read again after a change.
struct SplicePlan {
  /// The first byte of the stretch, and its token.
  var start: Int
  var firstToken: Int

  /// Where it ends in the earlier state, in bytes and tokens.
  var oldEnd: Int
  var endToken: Int

  /// Where it ends in the later state.
  var newEnd: Int

  /// No placeholder is longer in bytes, unless it has no white space: 400 characters between the
  /// brackets of a tag, of four bytes each.
  static let reach = 1_700

  /// No reading looks further in words beyond its own paragraph.
  private static let farthestWord = 64

  /// Compares two states; nil where half of the text or more would be read again.
  ///
  /// - Complexity: O(length), some gigabytes a second.
  init?(_ earlier: TokenizedText, _ text: String) {
    let (prefix, suffix) = Self.common(earlier.text, text)
    let oldLength = earlier.text.utf8.count
    let growth = text.utf8.count - oldLength
    firstToken = Self.paragraphStart(before: prefix, in: earlier)
    endToken = Self.paragraphStart(after: oldLength - suffix, in: earlier)
    start = firstToken < earlier.tokens.count ? earlier.tokens[firstToken].range.start : oldLength
    oldEnd = endToken < earlier.tokens.count ? earlier.tokens[endToken].range.start : oldLength
    newEnd = oldEnd + growth
    guard start <= oldEnd, start <= newEnd, 2 * (newEnd - start) < text.utf8.count else {
      return nil
    }
  }

  /// How many bytes two texts have in common at the beginning, and at the end behind that.
  private static func common(_ old: String, _ new: String) -> (prefix: Int, suffix: Int) {
    let found = unsafe old.utf8.withContiguousStorageIfAvailable { one in
      unsafe new.utf8.withContiguousStorageIfAvailable { other in
        let shorter = min(one.count, other.count)
        let (first, second) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
        var prefix = 0
        while prefix + 8 <= shorter,
          unsafe first.loadUnaligned(fromByteOffset: prefix, as: UInt64.self)
            == second.loadUnaligned(fromByteOffset: prefix, as: UInt64.self)
        {
          prefix &+= 8
        }
        while prefix < shorter, unsafe first[prefix] == second[prefix] { prefix &+= 1 }
        var suffix = 0
        let rest = shorter - prefix
        while suffix + 8 <= rest,
          unsafe first.loadUnaligned(fromByteOffset: one.count - suffix - 8, as: UInt64.self)
            == second.loadUnaligned(fromByteOffset: other.count - suffix - 8, as: UInt64.self)
        {
          suffix &+= 8
        }
        while suffix < rest,
          unsafe first[one.count - suffix - 1] == second[other.count - suffix - 1]
        {
          suffix &+= 1
        }
        return (prefix, suffix)
      }
    }
    return (found ?? nil) ?? (0, 0)
  }

  /// The last token that begins a paragraph far enough before an offset; the first of all where none
  /// does.
  private static func paragraphStart(before offset: Int, in text: TokenizedText) -> Int {
    var token = text.tokens.partitioningIndex { $0.range.start > offset - reach }
    var words = 0
    while token > 0, words < farthestWord {
      token -= 1
      if text.tokens[token].isContent { words += 1 }
    }
    while token > 0, !beginsParagraph(token, in: text) { token -= 1 }
    return token
  }

  /// The first token that begins a paragraph far enough after an offset; the count where none does.
  private static func paragraphStart(after offset: Int, in text: TokenizedText) -> Int {
    var token = text.tokens.partitioningIndex { $0.range.start >= offset + reach }
    var words = 0
    while token < text.tokens.count, words < farthestWord {
      if text.tokens[token].isContent { words += 1 }
      token += 1
    }
    while token < text.tokens.count, !beginsParagraph(token, in: text) { token += 1 }
    return token
  }

  /// Whether a token is no white space and of ASCII and begins the line behind a blank one: nothing
  /// joins what stands there to what stands before.
  private static func beginsParagraph(_ token: Int, in text: TokenizedText) -> Bool {
    guard text.tokens[token].kind != .space,
      text.byte(at: text.tokens[token].range.start) < 0x80
    else { return false }
    // Lines are read whole, so the paragraph must begin one.
    let start = text.tokens[token].range.start
    guard start > 0, text.byte(at: start - 1) == 0x0A else { return false }
    var lineFeeds = 0
    var before = token - 1
    while before >= 0, text.tokens[before].kind == .space {
      let range = text.tokens[before].range
      // Other white space than that of ASCII may end no word.
      for offset in range.start..<range.end {
        let byte = text.byte(at: offset)
        if byte >= 0x80 { return false }
        if byte == 0x0A { lineFeeds += 1 }
      }
      if lineFeeds > 1 { return true }
      before -= 1
    }
    return false
  }
}

extension TokenizedText {
  /// The tokens of a later state, of which a stretch has been split.
  fileprivate func spliced(
    with new: TokenizedText, count: Int, _ text: String, _ plan: SplicePlan
  ) -> (text: TokenizedText, splice: TextSplice?) {
    let foldedStart = plan.firstToken > 0 ? tokens[plan.firstToken - 1].folded.end : 0
    let foldedOldEnd = plan.endToken > 0 ? tokens[plan.endToken - 1].folded.end : 0
    let newFolded = count > 0 ? new.tokens[count - 1].folded.end : 0
    var folded: [UInt8] = []
    folded.reserveCapacity(foldedStart + newFolded + foldedBytes.count - foldedOldEnd)
    folded += foldedBytes[..<foldedStart]
    folded += new.foldedBytes[..<newFolded]
    folded += foldedBytes[foldedOldEnd...]
    let stretch = TextSplice.Stretch(
      start: plan.firstToken, oldEnd: plan.endToken, newEnd: plan.firstToken + count)
    let bytes = TextSplice.Stretch(start: plan.start, oldEnd: plan.oldEnd, newEnd: plan.newEnd)
    let list = tokens.spliced(
      stretch, with: new.tokens, bytes: bytes,
      folded: TextSplice.Stretch(
        start: foldedStart, oldEnd: foldedOldEnd, newEnd: foldedStart + newFolded))
    let before = tokens[..<plan.firstToken].count(where: \.isContent)
    let words = TextSplice.Stretch(
      start: before,
      oldEnd: before + tokens[plan.firstToken..<plan.endToken].count(where: \.isContent),
      newEnd: before + new.tokens[..<count].count(where: \.isContent))
    return (
      TokenizedText(text: text, tokens: list, foldedBytes: folded),
      TextSplice(bytes: bytes, tokens: stretch, words: words)
    )
  }
}

extension TokenList {
  /// The list with other tokens in a stretch.
  ///
  /// - Parameters:
  ///   - stretch: The tokens that go and come.
  ///   - new: The list whose first tokens come, counted from their own start.
  ///   - bytes: The stretch of the text.
  ///   - folded: The stretch of the folded text.
  /// - Returns: The list.
  /// - Complexity: O(length).
  fileprivate func spliced(
    _ stretch: TextSplice.Stretch, with new: TokenList, bytes: TextSplice.Stretch,
    folded: TextSplice.Stretch
  ) -> TokenList {
    var list = TokenList()
    list.reserveCapacity(count + stretch.growth)
    list.append(self[..<stretch.start], moved: 0, folded: 0)
    list.append(new[..<(stretch.newEnd - stretch.start)], moved: bytes.start, folded: folded.start)
    list.append(self[stretch.oldEnd...], moved: bytes.growth, folded: folded.growth)
    return list
  }
}

extension String {
  /// The last place between two characters of the encoding that lies not after an offset.
  fileprivate func boundary(notAfter offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < utf8.count,
      utf8[utf8.index(utf8.startIndex, offsetBy: offset)] & 0xC0 == 0x80
    {
      offset -= 1
    }
    return offset
  }
}
