/// The words in capitals of one segment.
struct Acronyms {
  /// Each acronym with its first place.
  private(set) var all: [Substring: TextRange] = [:]

  /// Those that no designation of the term base holds, in order.
  private(set) var unknown: [(key: Substring, value: TextRange)] = []

  /// Whether the segment is in capitals throughout, so that they say nothing.
  private(set) var isShouted = false

  private let side: DraftReading
  private let tokens: Range<Int>

  /// Finds the acronyms of a segment: words of two to eight letters and digits, the letters all
  /// capitals and at least two of them.
  ///
  /// - Complexity: O(length of the segment).
  init(_ side: DraftReading, _ range: TextRange, _ tokens: Range<Int>) {
    self.side = side
    self.tokens = tokens
    let text = side.draft.text
    var words = 0
    var capitals = 0
    for index in tokens where text.tokens[index].kind == .word {
      let token = text.tokens[index]
      words += 1
      guard Self.isAcronym(text.source(token)) else { continue }
      capitals += 1
      let acronym = text.source(token)
      guard all[acronym] == nil else { continue }
      all[acronym] = token.range
      if !isKnown(token.range) { unknown.append((acronym, token.range)) }
    }
    isShouted = capitals * 2 > words
  }

  /// Whether the letters of an acronym stand in the segment in another case or inside a word.
  func holds(_ acronym: Substring) -> Bool {
    let text = side.draft.text
    let folded = acronym.lowercased()
    let words = tokens.lazy.filter { text.tokens[$0].isContent }.map {
      text.folded(text.tokens[$0])
    }
    // Written apart, it may be *ACE 2*.
    return words.contains { $0.contains(folded) } || words.joined().contains(folded)
  }

  /// Whether two acronyms of three letters or more differ by one letter, or by two that have changed
  /// places.
  static func areAlike(_ one: Substring, _ other: Substring) -> Bool {
    let (left, right) = (Array(one.utf8), Array(other.utf8))
    guard left.count > 2, left.count == right.count else { return false }
    let differing = left.indices.filter { left[$0] != right[$0] }
    if differing.count == 1 { return true }
    guard differing.count == 2, differing[1] == differing[0] + 1 else { return false }
    return left[differing[0]] == right[differing[1]] && left[differing[1]] == right[differing[0]]
  }

  private func isKnown(_ range: TextRange) -> Bool {
    let found = side.matches.indices(
      in: TextRange(start: max(0, range.start - 120), end: range.end), by: \.range)
    return side.matches[found].contains { $0.range.contains(range) }
  }

  private static func isAcronym(_ word: Substring) -> Bool {
    guard (2...8).contains(word.utf8.count) else { return false }
    var letters = 0
    for byte in word.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      default: return false
      }
    }
    return letters >= 2
  }
}

/// Which acronyms a translation keeps as they are.
struct AcronymHabits {
  /// A segment in which an acronym is missing.
  struct Loss {
    var acronym: Substring
    var segment: Int
    var place: TextRange

    /// The one acronym of the translation that may stand in its place.
    var other: TextRange?
  }

  private var kept: [Substring: Int] = [:]
  private var losses: [Loss] = []

  /// Notes whether a segment keeps an acronym.
  mutating func add(
    _ acronym: Substring, isKept: Bool, segment: Int, place: TextRange, other: TextRange?
  ) {
    if isKept {
      kept[acronym, default: 0] += 1
    } else {
      losses.append(Loss(acronym: acronym, segment: segment, place: place, other: other))
    }
  }

  /// The losses of acronyms that the translation keeps in most places, and at least in two, where
  /// another acronym stands in their place.
  var replaced: [Loss] {
    let counts = lossCounts
    return losses.filter { loss in
      let kept = kept[loss.acronym] ?? 0
      // Two letters are often a country's: *US*, in Indonesian *AS*.
      return loss.acronym.utf8.count > 2 && loss.other.map { $0.length > 2 } ?? false && kept >= 2
        && kept > counts[loss.acronym] ?? 0
    }
  }

  private var lossCounts: [Substring: Int] {
    losses.reduce(into: [:]) { counts, loss in counts[loss.acronym, default: 0] += 1 }
  }

  /// The losses of acronyms that the translation keeps at least nine times of ten, and four times.
  var lost: [Loss] {
    let counts = lossCounts
    return losses.filter { loss in
      // Two letters are a form of company, a state or a word of the other language.
      guard loss.acronym.utf8.count > 2, loss.other == nil else { return false }
      let kept = kept[loss.acronym] ?? 0
      return kept >= 4 && kept >= (counts[loss.acronym] ?? 0) * 9
    }
  }
}
