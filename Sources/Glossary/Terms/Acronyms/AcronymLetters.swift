/// What the letters of an acronym say of its full form.
enum AcronymLetters {
  /// The number of words at the end of a run that an acronym abbreviates: each capital is the
  /// initial of a word in turn, or the syllables of the acronym begin the words; nil when the
  /// letters do not fit.
  ///
  /// Connecting words and words like *Republik* may be skipped. A digit repeats the letter before
  /// it: *P3MI* is *PPPMI*.
  ///
  /// - Complexity: O(letters · words), for runs of bounded length.
  static func extent(of acronym: String, in words: [String]) -> Int? {
    initials(spelledOut(acronym), words) ?? syllables(acronym.lowercased(), words)
  }

  /// Whether an acronym abbreviates all of some words.
  static func fits(_ acronym: String, _ words: [String]) -> Bool {
    extent(of: acronym, in: words) == words.count
  }

  /// Letters only, in lower case, with digits written out: *BP2MI* gives *bppmi*.
  static func spelledOut(_ acronym: String) -> [Character] {
    var letters: [Character] = []
    for character in acronym.lowercased() {
      if let digit = character.wholeNumberValue, let last = letters.last, (2...6).contains(digit) {
        letters += Array(repeating: last, count: digit - 1)
      } else if character.isLetter {
        letters.append(character)
      }
    }
    return letters
  }

  /// Matches initials from the last word back.
  private static func initials(_ letters: [Character], _ words: [String]) -> Int? {
    guard letters.count > 1 else { return nil }
    var letter = letters.count - 1
    var word = words.count - 1
    while word >= 0 {
      let first = words[word].first
      if first == letters[letter] {
        if letter == 0 { return words.count - word }
        letter -= 1
      } else if !ExpansionWords.connectors.contains(words[word]) {
        return nil
      }
      word -= 1
    }
    return nil
  }

  /// Matches the beginnings of words from the first letter on: *Kem-naker*, *Des-migra-tif*.
  ///
  /// Each word gives at least one letter, in order; the first gives two at least.
  private static func syllables(_ acronym: String, _ words: [String]) -> Int? {
    let letters = Array(acronym.filter(\.isLetter))
    guard letters.count >= 4 else { return nil }
    for start in stride(from: words.count - 1, through: max(0, words.count - 8), by: -1) {
      let run = words[start...].filter { !ExpansionWords.connectors.contains($0) }.map(Array.init)
      guard run.count > 1, run.count * 2 <= letters.count + 1,
        run[0].prefix(2).elementsEqual(letters.prefix(2)), isWoven(letters, from: run)
      else { continue }
      return words.count - start
    }
    return nil
  }

  /// Whether letters can be taken from words in order, beginning with the first letter of each.
  private static func isWoven(_ letters: [Character], from words: [[Character]]) -> Bool {
    var letter = 0
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1].first : nil
      var taken = 0
      for character in word where letter < letters.count && character == letters[letter] {
        // The next word begins where its own first letter is due and this one has given enough.
        if taken >= 3, letters[letter] == next, letters.count - letter <= 3 { break }
        letter += 1
        taken += 1
      }
      if taken == 0 { return false }
    }
    return letter == letters.count
  }
}

/// The rule by which names of the *PMI* family are shortened: the digit counts the words with P
/// before *Migran Indonesia* or *Tenaga Kerja Indonesia*.
enum FamilyCount {
  /// The digit of an acronym of the family (*BP2MI*, *P3MI*, *BNP2TKI*); nil for any other.
  static func digit(of acronym: String) -> Int? {
    let letters = Array(acronym.uppercased())
    for tail in ["MI", "TKI"] where letters.count > tail.count + 1 {
      let digit = letters.count - tail.count - 1
      guard String(letters[(digit + 1)...]) == tail, digit > 0, letters[digit - 1] == "P",
        let count = letters[digit].wholeNumberValue, (2...6).contains(count)
      else { continue }
      return count
    }
    return nil
  }

  /// The number of words in a row that begin with P before the end of a full form of the family;
  /// nil when it does not end like one.
  static func count(in words: [String], of acronym: String) -> Int? {
    let words = words.filter { !ExpansionWords.connectors.contains($0) }
    let tail =
      acronym.uppercased().hasSuffix("TKI")
      ? ["tenaga", "kerja", "indonesia"] : ["migran", "indonesia"]
    guard words.count > tail.count, Array(words.suffix(tail.count)) == tail else { return nil }
    let count = words.dropLast(tail.count).reversed().prefix { $0.hasPrefix("p") }.count
    return count == 0 ? nil : count
  }
}
