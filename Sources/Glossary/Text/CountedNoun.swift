extension Int {
  /// The number with an English noun, which is in the plural but for one: `1 entry`, `2 entries`.
  ///
  /// - Complexity: O(length of the noun).
  package func counted(_ noun: String) -> String {
    if self == 1 { return "1 \(noun)" }
    let beforeLast = noun.dropLast().last
    let isChanged = noun.last == "y" && beforeLast.map { !"aeiou".contains($0) } ?? false
    return isChanged ? "\(self) \(noun.dropLast())ies" : "\(self) \(noun)s"
  }
}
