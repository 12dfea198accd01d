internal import Glossary

/// Items of a file, with all that can be told of them before they meet the store: their units are
/// blocks of bytes as the store keeps them.
struct ItemBatch: Sendable {
  /// The blocks of all units, one after another.
  var code: [UInt8] = []

  /// The units in order.
  var units: [CodedUnit] = []

  /// What is no unit to be stored, and before which of the units it comes.
  var others: [(place: Int, item: MemoryItem)] = []

  /// The languages of the units.
  var languages = LanguageLists()

  /// The domains that units name by number.
  var domains: [String] = []
}

/// A unit as a block of bytes, with what the store asks of it.
struct CodedUnit: Sendable {
  /// Where its block lies in the code of the batch.
  var code: Range<Int>

  /// The line of the file on which it begins.
  var line: Int
  var identity: Int64
  var date: Int64?
  var usageCount: Int64?

  /// The number of variants.
  var variants: Int

  /// The languages of the variants, by their number in the batch.
  var languages: Int

  /// The domain, by its number in the batch.
  var domain: Int?
}

/// Makes batches of the items of a file, on the reader's thread.
struct ItemBatcher {
  private let options: MemoryImportOptions
  private let source: String
  private var batch = ItemBatch()

  /// How many bytes, and how many items, make a batch.
  private static let largestCode = 3 << 15
  private static let mostItems = 512

  init(_ options: MemoryImportOptions, source: String) {
    self.options = options
    self.source = source
  }

  /// Takes an item; a batch when that made it full.
  mutating func take(_ item: MemoryItem) -> ItemBatch? {
    if case .unit(let unit, let line) = item { add(unit, line) } else { add(item) }
    let isFull =
      batch.code.count >= Self.largestCode || batch.units.count >= Self.mostItems
      || batch.others.count >= Self.mostItems
    return isFull ? takeRest() : nil
  }

  /// The items that are in no batch yet.
  mutating func takeRest() -> ItemBatch {
    var full = ItemBatch()
    full.code.reserveCapacity(Self.largestCode + Self.largestCode / 8)
    full.units.reserveCapacity(Self.mostItems)
    swap(&full, &batch)
    return full
  }

  private mutating func add(_ item: MemoryItem) { batch.others.append((batch.units.count, item)) }

  private mutating func add(_ unit: TranslationUnit, _ line: Int) {
    for wanted in options.languages
    where !unit.variants.contains(where: { $0.language.serves(wanted) }) {
      return add(
        .skipped(
          FileProblem(
            file: source, line: line, column: 1, rule: "language-missing",
            message: "has no variant in \(wanted)")))
    }
    let domain = options.domain ?? unit.domainProperty
    let start = batch.code.count
    UnitCode.append(unit, to: &batch.code)
    batch.units.append(
      CodedUnit(
        code: start..<batch.code.count, line: line,
        identity: UnitIdentity.hash(unit, domain: domain), date: unit.date?.seconds,
        usageCount: unit.history.usageCount.map { Int64($0) }, variants: unit.variants.count,
        languages: batch.languages.number(unit.variants),
        domain: domain.map { number(ofDomain: $0) }
      ))
  }

  private mutating func number(ofDomain name: String) -> Int {
    if let known = batch.domains.firstIndex(of: name) { return known }
    batch.domains.append(name)
    return batch.domains.count - 1
  }
}
