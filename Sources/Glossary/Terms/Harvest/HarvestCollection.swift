/// Gathers the pairs of many texts into candidates.
///
/// Names that differ only by case and inflection are one. Of *terjadinya penutupan perusahaan* and
/// *penutupan perusahaan* with one translation, the one given more often takes in the other.
public struct HarvestCollection: Sendable {
  private struct Entry {
    var kind: HarvestedPair.Kind
    var termKey: [String]
    var otherKey: String
    var spellings: [String: Int] = [:]
    var best: HarvestedPair
    var count = 0
    var documents: Set<String> = []
    var evidence: [HarvestCandidate.Evidence] = []
  }

  private struct Key: Hashable {
    var kind: HarvestedPair.Kind
    var term: [String]
    var other: String
  }

  /// The most places that are kept of a candidate.
  public static let mostEvidence = 3

  private let base: HarvestKnowledge
  private var entries: [Key: Entry] = [:]

  /// Makes an empty collection beside a base.
  ///
  /// - Complexity: O(size of the base).
  public init(_ base: TermBase) {
    self.base = HarvestKnowledge(base)
  }

  /// Adds a pair with the place where it stands.
  ///
  /// - Complexity: O(length of the names).
  public mutating func add(_ pair: HarvestedPair, at evidence: HarvestCandidate.Evidence) {
    let key = Key(
      kind: pair.kind, term: HarvestKnowledge.key(pair.term.text),
      other: HarvestKnowledge.key(pair.other.text).joined(separator: " "))
    var entry =
      entries[key] ?? Entry(kind: key.kind, termKey: key.term, otherKey: key.other, best: pair)
    entry.count += 1
    entry.documents.insert(evidence.document)
    entry.spellings[pair.term.text, default: 0] += 1
    if pair.score > entry.best.score { entry.best = pair }
    if entry.evidence.count < Self.mostEvidence { entry.evidence.append(evidence) }
    entries[key] = entry
  }

  /// The candidates, the surest first.
  ///
  /// - Complexity: O(n log n) in the number of different pairs.
  public func candidates() -> [HarvestCandidate] {
    var groups: [String: [Entry]] = [:]
    for entry in entries.values {
      groups["\(entry.kind) \(entry.otherKey)", default: []].append(entry)
    }
    var found: [HarvestCandidate] = []
    for group in groups.values {
      let kept = Self.joined(group)
      for entry in kept {
        let rivals = kept.filter { $0.termKey != entry.termKey }.map(Self.spelling).sorted()
        found.append(candidate(entry, rivals: rivals))
      }
    }
    return found.sorted {
      ($1.score, $1.count, $0.term.text, $0.other.text)
        < ($0.score, $0.count, $1.term.text, $1.other.text)
    }
  }

  /// The entries of one translation or acronym, those whose term ends like that of another joined.
  private static func joined(_ group: [Entry]) -> [Entry] {
    var kept: [Entry] = []
    for entry in group.sorted(by: isBefore) {
      let same = kept.firstIndex { other in
        let (short, long) =
          other.termKey.count < entry.termKey.count
          ? (other.termKey, entry.termKey) : (entry.termKey, other.termKey)
        return long.count - short.count < 3 && long.suffix(short.count).elementsEqual(short)
      }
      guard let same else {
        kept.append(entry)
        continue
      }
      kept[same].count += entry.count
      kept[same].documents.formUnion(entry.documents)
      kept[same].evidence = Array((kept[same].evidence + entry.evidence).prefix(mostEvidence))
    }
    return kept
  }

  private static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
    (right.count, right.best.score, left.termKey.count, left.termKey.joined(separator: " "))
      < (left.count, left.best.score, right.termKey.count, right.termKey.joined(separator: " "))
  }

  private static func spelling(_ entry: Entry) -> String {
    entry.spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? entry.best.term.text
  }

  private func candidate(_ entry: Entry, rivals: [String]) -> HarvestCandidate {
    var term = entry.best.term
    term.text = Self.spelling(entry)
    return HarvestCandidate(
      kind: entry.kind, term: term, other: entry.best.other,
      score: min(99, entry.best.score + min(5, entry.count - 1)), count: entry.count,
      documents: entry.documents.count, evidence: entry.evidence,
      standing: base.standing(of: entry.best),
      rivals: rivals)
  }
}
