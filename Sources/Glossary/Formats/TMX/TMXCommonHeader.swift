/// One header for the units of several files, under which each still says what it said under its own.
public struct TMXCommonHeader: Hashable, Sendable {
  /// The header.
  public let header: MemoryHeader

  /// What a header says of its units that a unit can say for itself.
  private static let inherited = ["srclang", "segtype", "datatype"]

  /// Makes the header of some files.
  ///
  /// An attribute stays when all files agree on it; notes, properties and encodings are those of all,
  /// each once. `creationtool` and its version become those given. `srclang` is `*all*` unless the
  /// files agree on a language, and `isCommon` says of it that every unit has it.
  public init(
    of headers: [MemoryHeader], tool: String, toolVersion: String,
    isCommon: (LanguageTag) throws -> Bool
  ) rethrows {
    var common = headers.first ?? MemoryHeader()
    for header in headers.dropFirst() {
      common.attributes.removeAll { header[$0.name] != $0.value }
      common.annotations += header.annotations.filter { !common.annotations.contains($0) }
      common.encodings += header.encodings.filter { !common.encodings.contains($0) }
    }
    if let value = common["srclang"], let language = try? LanguageTag(value),
      try !isCommon(language)
    {
      common.attributes.removeAll { $0.name == "srclang" }
    }
    for (name, value) in [("creationtool", tool), ("creationtoolversion", toolVersion)] {
      if let index = common.attributes.firstIndex(where: { $0.name == name }) {
        common.attributes[index].value = value
      }
    }
    header = common.completedForTMX(tool: tool, toolVersion: toolVersion)
  }

  /// What a unit of a file has to say for itself under the common header, unless it does.
  public func additions(to unitsOf: MemoryHeader) -> [Attribute] {
    Self.inherited.compactMap { name in
      guard let value = unitsOf[name], value != header[name] else { return nil }
      let attribute = Attribute(name, value)
      return TMXVocabulary.allows(attribute, on: .unit) ? attribute : nil
    }
  }
}

extension TranslationUnit {
  /// Adds attributes that the unit does not have.
  public mutating func supply(_ additions: [Attribute]) {
    let missing = additions.filter { new in !attributes.contains { $0.name == new.name } }
    guard !missing.isEmpty else { return }
    attributes = TMXVocabulary.ordered(attributes + missing, on: .unit)
  }
}
