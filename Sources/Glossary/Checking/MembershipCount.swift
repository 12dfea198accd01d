/// Numbers of ASEAN members that are not those of the day.
enum MembershipCount {
  /// The findings in a draft, in order.
  ///
  /// - Complexity: O(number of words).
  static func findings(in reading: DraftReading) -> [Finding] {
    let words = reading.words
    let isAsean = words.map(aseanFact) { $0 == "asean" }
    return words.numbers.indices.compactMap { index in
      guard isAsean[Int(words.numbers[index])], let place = count(around: index, words),
        let finding = finding(place, reading)
      else { return nil }
      return finding
    }
  }

  /// A number of members in a text.
  private struct Mention {
    var count: Int
    var index: Int
  }

  /// *sepuluh negara anggota ASEAN*, *the ten ASEAN Member States*, *ten member states of ASEAN*.
  private static func count(around asean: Int, _ words: TextWords) -> Mention? {
    var first = asean
    while first > 0, asean - first < 5, fillers.contains(words.word(first - 1)) { first -= 1 }
    let hasMembers =
      (first..<asean).contains { members.contains(words.word($0)) }
      || asean + 1 < words.count && members.contains(words.word(asean + 1))
    guard first > 0, hasMembers, let count = numbers[words.word(first - 1)] else { return nil }
    return Mention(count: count, index: first - 1)
  }

  private static func finding(_ place: Mention, _ reading: DraftReading) -> Finding? {
    let range = reading.words.range(place.index)
    guard !reading.passages.isQuoted(range), !reading.passages.isBoilerplate(range) else {
      return nil
    }
    let sentence = reading.passages.sentence(of: range)
    guard let enlargement, !exceptions.contains(where: { sentence.contains([$0]) }) else {
      return nil
    }
    let members: Int
    let severity: Severity
    if let date = reading.draft.date {
      let isEleven = enlargement.isReached(by: date)
      guard isEleven || InstitutionName.isSurelyBefore(date, enlargement) else { return nil }
      members = isEleven ? 11 : 10
      severity = .minor
    } else {
      members = 11
      severity = .info
    }
    guard place.count != members, !reading.passages.isHistory(range, before: enlargement) else {
      return nil
    }
    let when =
      severity == .info
      ? "since 2025-10-26; the date of the draft is unknown" : "on the day of the draft"
    return Finding(
      rule: InstitutionAtDate.id, severity: severity,
      message: "ASEAN has \(members) members \(when)", range: range)
  }

  private static let aseanFact = WordFact<Bool>()

  /// The day on which Timor-Leste became a member.
  private static let enlargement = PartialDate("2025-10-26")

  private static let numbers: [String: Int] = [
    "sepuluh": 10, "kesepuluh": 10, "10": 10, "ten": 10, "sebelas": 11, "kesebelas": 11, "11": 11,
    "eleven": 11,
  ]
  private static let members: Set<String> = [
    "negara", "anggota", "member", "members", "states", "state", "countries", "nations",
  ]
  private static let fillers: Set<String> = [
    "negara", "anggota", "member", "members", "states", "state", "countries", "nations", "of",
    "the",
  ]
  /// Words of a sentence that speaks of some of the members, or of all but one.
  private static let exceptions = [
    "lain", "lainnya", "other", "dari", "from", "among", "antara", "kecuali", "except", "hadir",
  ]
}
