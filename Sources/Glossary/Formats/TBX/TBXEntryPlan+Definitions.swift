extension TBXEntryPlan {
  /// The items of the concept without its definitions that state a language, and these by the language
  /// that they go to, since tags cannot state the language of a definition.
  ///
  /// `widened` counts those whose own language is narrower or wider.
  func movingDefinitions() -> (
    items: [DataItem], moved: [LanguageTag: [DataItem]], widened: Int
  ) {
    var kept: [DataItem] = []
    var moved: [LanguageTag: [DataItem]] = [:]
    var widened = 0
    let languages = sections.map(\.language)
    for item in items {
      if item.definition != nil, let language = item.definitionLanguage,
        let own = languages.first(where: { $0 == language })
          ?? languages.first(where: { $0.serves(language) || language.serves($0) })
      {
        moved[own, default: []].append(item.withoutDefinitionLanguage)
        if own != language { widened += 1 }
      } else {
        kept.append(item)
      }
    }
    return (kept, moved, widened)
  }
}

extension DataItem {
  /// The definition without a statement of its language.
  fileprivate var withoutDefinitionLanguage: DataItem {
    var result = self
    if isDefinition {
      result.attributes.removeAll { $0.name == "xml:lang" }
      return result
    }
    result.content = content.map { part in
      guard case .item(var item) = part, item.isDefinition else { return part }
      item.attributes.removeAll { $0.name == "xml:lang" }
      return .item(item)
    }
    return result
  }
}
