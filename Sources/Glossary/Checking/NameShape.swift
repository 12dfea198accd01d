/// Tells a term from the same words inside a name: *Human Trafficking* in the title of a handbook.
struct NameShape {
  let words: TextWords

  /// Whether a place of a designation is part of a name by its capitals, or stands in capitals
  /// throughout as headings do.
  ///
  /// A designation that is one capitalised word (*Act*, *Law*) is only itself with its capital and
  /// without a neighbour that has one.
  func isPartOfName(_ range: TextRange, _ designation: Designation) -> Bool {
    let place = words.words(in: range)
    guard !place.isEmpty, designation.type != .acronym else { return false }
    let isLower = designation.text.unicodeScalars.allSatisfy { !$0.properties.isUppercase }
    if !isLower {
      guard !designation.text.contains(" "), !designation.text.contains("-") else { return false }
      return !words.isCapital(place.lowerBound) || hasCapitalNeighbour(place)
    }
    let content = place.filter { !ExpansionWords.connectors.contains(words.word($0)) }
    if content.allSatisfy({ isAllCapitals(words.source($0)) }) { return true }
    return content.allSatisfy(words.isCapital) && hasCapitalNeighbour(place)
  }

  private func hasCapitalNeighbour(_ place: Range<Int>) -> Bool {
    var before = place.lowerBound - 1
    // *Messages for Victims of Human Trafficking*.
    if place.count > 1, before > 0, Self.joints.contains(words.word(before)),
      isClose(words.gap(after: before))
    {
      before -= 1
    }
    let after = place.upperBound
    return before >= 0 && isClose(words.gap(after: before)) && isCapital(before)
      || after < words.count && isClose(words.gap(after: after - 1)) && isCapital(after)
  }

  /// Whether a word has a capital behind the marks of emphasis that may be part of its token.
  private func isCapital(_ index: Int) -> Bool {
    words.source(index).unicodeScalars.first { $0 != "_" }?.properties.isUppercase ?? false
  }

  /// Small words inside English names.
  private static let joints: Set<String> = ["of", "for", "on", "in", "and", "against"]

  private func isClose(_ gap: Substring) -> Bool { gap == " " || gap == "-" || gap == " & " }

  private func isAllCapitals(_ word: Substring) -> Bool {
    word.utf8.count > 1 && word.unicodeScalars.allSatisfy { !$0.properties.isLowercase }
  }
}
