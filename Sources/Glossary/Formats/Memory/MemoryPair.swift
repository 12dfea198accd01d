/// A unit as a text with its translation, for formats that have two languages.
struct MemoryPair {
  var unit: TranslationUnit
  var source: Variant
  var target: Variant?

  /// What is lost because there are more texts.
  private(set) var losses: Set<MemoryLoss> = []

  /// Takes the texts of two languages; nil for a unit that has none in the first.
  ///
  /// `en` takes `en-GB` where a unit has no `en`.
  init?(_ unit: TranslationUnit, source: LanguageTag, target: LanguageTag) {
    let sources = unit.variants(in: source)
    // A wide language may take in that of the texts.
    let targets = unit.variants(in: target).filter { $0.language != sources.first?.language }
    guard let first = sources.first else { return nil }
    self.unit = unit
    self.source = first
    self.target = targets.first
    if sources.count + targets.count < unit.variants.count { losses.insert(.languages) }
    if sources.count > 1 || targets.count > 1 { losses.insert(.alternatives) }
  }

  /// The property of the unit of a type.
  subscript(type: String) -> String? { unit.annotations.property(type) }

  /// The state of the translation in the words of the file that it came from.
  var state: String? { target?.annotations.property(TranslationState.property) }

  /// Whether its file said that it is not to be translated.
  var isTranslatable: Bool { self["x-translate"] != "no" }

  /// What is lost where a format has no place for dates, users and what a file said by name.
  var lossesOfHistory: Set<MemoryLoss> {
    var losses: Set<MemoryLoss> = []
    let variants = [source] + (target.map { [$0] } ?? [])
    if unit.history != History() || variants.contains(where: { $0.history != History() }) {
      losses.insert(.history)
    }
    if !unit.attributes.isEmpty || variants.contains(where: { !$0.attributes.isEmpty }) {
      losses.insert(.attributes)
    }
    return losses
  }
}

extension TranslationUnit {
  /// The variants of a language: those of exactly it, else those that it serves.
  func variants(in language: LanguageTag) -> [Variant] {
    let exact = variants.filter { $0.language == language }
    return exact.isEmpty ? variants.filter { $0.language.matches(language) } : exact
  }
}
