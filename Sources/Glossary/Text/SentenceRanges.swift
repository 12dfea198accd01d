extension TokenizedText {
  /// The ranges of the sentences of a text, in order; they tile it.
  ///
  /// A sentence ends at a blank line, or after a full stop, ellipsis, question or exclamation mark
  /// that white space and then no lower-case letter follow, unless the full stop ends an initial or
  /// one of the abbreviations of Indonesian and English official prose. The white space after it
  /// belongs to it, so that none is blank unless the text is.
  ///
  /// - Complexity: O(number of tokens).
  public func sentenceRanges() -> [TextRange] {
    var ranges: [TextRange] = []
    var start = 0
    var isBlank = true
    var hasEnded = false
    for (index, token) in tokens.enumerated() {
      if token.kind == .space {
        hasEnded = hasEnded || (!isBlank && mayEnd(at: index) && endsSentence(at: index))
        continue
      }
      if hasEnded {
        ranges.append(TextRange(start: start, end: token.range.start))
        start = token.range.start
      }
      isBlank = false
      hasEnded = false
    }
    let end = text.utf8.count
    if start < end { ranges.append(TextRange(start: start, end: end)) }
    return ranges
  }

  /// Whether a token of white space is more than a blank after a word, as most are.
  private func mayEnd(at index: Int) -> Bool {
    let token = tokens[index]
    return token.range.length != 1 || byte(at: token.range.start) != 0x20
      || index > 0 && tokens[index - 1].kind == .punctuation
  }

  /// Whether a sentence ends with a token of white space.
  private func endsSentence(at index: Int) -> Bool {
    if isBlankLine(endingAt: index) { return true }
    var mark = index - 1
    // Closing quotation marks and brackets belong to the sentence before.
    while mark >= 0, tokens[mark].kind == .punctuation, isClosing(tokens[mark]) { mark -= 1 }
    guard mark >= 0, tokens[mark].kind == .punctuation else { return false }
    let range = tokens[mark].folded
    switch (foldedBytes[range.start], range.length) {
    case (UInt8(ascii: "?"), 1), (UInt8(ascii: "!"), 1): return !startsLower(after: index)
    case (UInt8(ascii: "."), 1): return !isAbbreviation(at: mark) && !startsLower(after: index)
    // An ellipsis of one character is folded to three full stops.
    case (UInt8(ascii: "."), 3): return isFolded(mark, "...") && !startsLower(after: index)
    default: return false
    }
  }

  private func isClosing(_ token: Token) -> Bool {
    guard token.folded.length == 1 else { return false }
    switch foldedBytes[token.folded.start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): return true
    default: return false
    }
  }

  private func isBlankLine(endingAt index: Int) -> Bool {
    guard isLineBreak(at: index) else { return false }
    var before = index - 1
    while before >= 0, tokens[before].kind == .space {
      if isLineBreak(at: before) { return true }
      before -= 1
    }
    return false
  }

  private func isLineBreak(at index: Int) -> Bool {
    source(tokens[index]).utf8.contains { $0 == 0x0A || $0 == 0x0D }
  }

  private func isAbbreviation(at mark: Int) -> Bool {
    guard mark > 0, tokens[mark - 1].kind == .word else { return false }
    let range = tokens[mark - 1].folded
    let bytes = foldedBytes[range.start..<range.end]
    guard bytes.count <= Self.longestAbbreviation || bytes.contains(UInt8(ascii: ".")) else {
      return false
    }
    let word = folded(tokens[mark - 1])
    // Initials stand alone or, as in `e.g.` and `a.n.`, in one word.
    return word.split(separator: ".").allSatisfy { $0.unicodeScalars.count == 1 }
      || Self.abbreviations.contains(word)
  }

  private func startsLower(after index: Int) -> Bool {
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .space { next += 1 }
    guard next < tokens.count, let first = source(tokens[next]).unicodeScalars.first else {
      return false
    }
    return first.properties.isLowercase
  }

  /// The length of the longest of them, and of one letter of any script.
  private static let longestAbbreviation = 4

  private static let abbreviations: Set<String> = [
    "no", "dr", "drs", "dra", "ir", "hj", "prof", "tn", "ny", "sdr", "rp", "hlm", "hal", "dll",
    "dsb", "dst", "dkk", "tgl", "jl", "pt", "cv", "ps", "art", "para", "mr", "mrs", "ms", "vs",
    "jan", "feb", "mar", "apr", "jun", "jul", "agt", "aug", "sep", "sept", "okt", "oct", "nov",
    "des", "dec", "yth", "kab", "kec", "kep", "st", "vol", "al", "cf", "eg", "ie",
  ]
}
