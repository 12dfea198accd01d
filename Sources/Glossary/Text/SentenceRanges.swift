extension TokenizedText {
  /// The ranges of the sentences of a text, in order; they tile it.
  ///
  /// A sentence ends at a blank line, or after a full stop, question or exclamation mark that white
  /// space and then no lower-case letter follow, unless the full stop ends an initial or one of the
  /// abbreviations of Indonesian and English official prose.
  ///
  /// - Complexity: O(number of tokens).
  public func sentenceRanges() -> [TextRange] {
    var ranges: [TextRange] = []
    var start = 0
    for index in tokens.indices where endsSentence(at: index) {
      ranges.append(TextRange(start: start, end: tokens[index].range.end))
      start = tokens[index].range.end
    }
    let end = text.utf8.count
    if start < end { ranges.append(TextRange(start: start, end: end)) }
    return ranges
  }

  /// Whether a sentence ends with a token of white space.
  private func endsSentence(at index: Int) -> Bool {
    guard tokens[index].kind == .space else { return false }
    if isBlankLine(endingAt: index) { return true }
    // Closing quotation marks and brackets belong to the sentence before.
    var mark = index - 1
    while mark >= 0, ["\"", "'", ")", "]"].contains(folded(tokens[mark])) { mark -= 1 }
    guard mark >= 0, tokens[mark].kind == .punctuation else { return false }
    switch folded(tokens[mark]) {
    case "?", "!", "…": return true
    case ".": return !isAbbreviation(at: mark) && !startsLower(after: index)
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
    let word = folded(tokens[mark - 1])
    return word.unicodeScalars.count == 1 || Self.abbreviations.contains(word)
  }

  private func startsLower(after index: Int) -> Bool {
    var next = index + 1
    while next < tokens.count, tokens[next].kind == .space { next += 1 }
    guard next < tokens.count, let first = source(tokens[next]).unicodeScalars.first else {
      return false
    }
    return first.properties.isLowercase
  }

  private static let abbreviations: Set<String> = [
    "no", "dr", "drs", "dra", "ir", "hj", "prof", "tn", "ny", "sdr", "rp", "hlm", "hal", "dll",
    "dsb", "dst", "dkk", "tgl", "jl", "pt", "cv", "ps", "art", "para", "mr", "mrs", "ms", "vs",
    "jan", "feb", "mar", "apr", "jun", "jul", "agt", "aug", "sep", "sept", "okt", "oct", "nov",
    "des", "dec", "yth", "kab", "kec", "kep", "st", "vol", "al", "cf", "eg", "ie",
  ]
}
