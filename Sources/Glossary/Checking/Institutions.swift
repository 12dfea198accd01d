/// Which concepts are bodies and offices, whose names change by law.
enum Institutions {
  /// Whether a concept is one: it belongs to one of the fields of bodies.
  static func contains(_ concept: Concept) -> Bool {
    concept.subject.map { fields.contains($0.id) } ?? false
  }

  private static let fields: Set<String> = ["institution-id", "un-system", "civil-society"]
}
