/// Where a draft uses an acronym of the base.
struct AcronymUses {
  /// The acronym as the base writes it.
  var designation: Designation

  /// The folded words of the acronym.
  var key: String

  /// The senses that the base has, the nearest first.
  var senses: [TermRecognizer.Reference]

  /// Its places in running text, in order; titles, headings, datelines and lines that are no text left
  /// out.
  var places: [TextRange] = []

  /// How many places it has in all.
  var total = 0
}

extension AcronymUses {
  /// The acronyms of the base that a draft uses, in order of their first places.
  ///
  /// - Complexity: O(length).
  static func all(in reading: DraftReading) -> [AcronymUses] {
    var uses: [AcronymUses] = []
    var numbers: [String: Int] = [:]
    func add(
      _ designation: Designation, _ range: TextRange, senses: () -> [TermRecognizer.Reference]
    ) {
      let number = numbers[designation.text] ?? uses.count
      if number == uses.count {
        numbers[designation.text] = number
        uses.append(
          AcronymUses(
            designation: designation, key: AcronymBase.key(of: designation.text), senses: senses()))
      }
      uses[number].total += 1
      let passages = reading.passages
      guard !passages.isHeading(range), !passages.isBoilerplate(range),
        !passages.isProtected(range), !isAmongCapitals(range, reading.words),
        !isEndOfAnother(range, in: reading), !Dateline.holds(range, in: reading.words)
      else { return }
      uses[number].places.append(range)
    }
    let recognizer = reading.knowledge.recognizer
    let isAcronym = reading.terms.map { AcronymBase.isAcronym($0.designation) }
    let others = foreign(in: reading)
    func add(_ other: Foreign) { add(other.designation, other.range) { other.senses } }
    var next = 0
    for (index, match) in reading.matches.enumerated() {
      while next < others.count, others[next].range.end <= match.range.end {
        if others[next].range.end <= match.range.start { add(others[next]) }
        next += 1
      }
      let number = Int(reading.terms.numbers[index])
      guard number >= 0, isAcronym[number] else { continue }
      add(reading.terms.terms[number].designation, match.range) {
        match.references.filter { AcronymBase.isAcronym(recognizer.designation($0)) }
      }
    }
    for other in others[next...] { add(other) }
    return uses
  }

  /// Whether a hyphen ties a place to capitals before it that are no acronym of the base: *DP-PPT*.
  private static func isEndOfAnother(_ range: TextRange, in reading: DraftReading) -> Bool {
    let words = reading.words
    let first = words.words(in: range).lowerBound
    guard first > 0, words.gap(after: first - 1) == "-" else { return false }
    let before = words.source(first - 1).unicodeScalars
    return before.count > 1 && before.allSatisfy(\.properties.isUppercase)
      && reading.match(at: words.range(first - 1)) == nil
  }

  /// Whether the words around a place are all in capitals, as in a heading.
  private static func isAmongCapitals(_ range: TextRange, _ words: TextWords) -> Bool {
    let place = words.words(in: range)
    let near = [place.lowerBound - 1, place.upperBound].filter { index in
      (0..<words.count).contains(index) && words.range(index).length > 3
        && words.gap(after: min(index, place.upperBound - 1)) == " "
    }
    return !near.isEmpty
      && near.allSatisfy { index in
        words.source(index).unicodeScalars.allSatisfy(\.properties.isUppercase)
      }
  }

  /// A place of an acronym that the base has in other languages only.
  private struct Foreign {
    var designation: Designation
    var senses: [TermRecognizer.Reference]
    var range: TextRange
  }

  private static func foreign(in reading: DraftReading) -> [Foreign] {
    let base = reading.knowledge.acronyms
    let words = reading.words
    let language = reading.draft.language
    let known = words.map(senseFact) { word -> [TermRecognizer.Reference] in
      guard word.utf8.count >= fewestLetters else { return [] }
      let senses = base.senses(of: [word])
      return senses.contains { base.designation($0).language.serves(language) } ? [] : senses
    }
    let isKnown = known.map { !$0.isEmpty }
    guard isKnown.contains(true) else { return [] }
    return words.numbers.indices.compactMap { index in
      guard isKnown[Int(words.numbers[index])] else { return nil }
      let senses = known[Int(words.numbers[index])]
      guard let sense = senses.first else { return nil }
      let designation = base.designation(sense)
      guard !designation.usage.isAmbiguous, words.source(index) == designation.text else {
        return nil
      }
      return Foreign(designation: designation, senses: senses, range: words.range(index))
    }
  }

  private static let senseFact = WordFact<[TermRecognizer.Reference]>()

  /// Shorter ones have too many senses in another language.
  private static let fewestLetters = 4
}

extension AcronymBase {
  /// The key of an acronym as it is written.
  static func key(of text: String) -> String {
    key(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }
}
