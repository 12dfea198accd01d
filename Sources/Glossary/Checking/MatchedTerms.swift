/// The terms that stand in a draft by number: what is known of one is worked out once for all its
/// places.
struct MatchedTerms: Sendable {
  /// What the words at some places may mean.
  ///
  /// A class, since rules hand it on, and its designation and concept are much to copy.
  final class Term: Sendable {
    /// The designations, by the closeness of the spelling; there is one at least.
    let references: [TermRecognizer.Reference]

    /// The nearest designation.
    let designation: Designation

    /// Its concept.
    let concept: Concept

    /// The nearest designation by its name.
    var reference: TermRecognizer.Reference { references[0] }

    init(_ references: [TermRecognizer.Reference], _ recognizer: TermRecognizer) {
      self.references = references
      concept = recognizer.concepts[references[0].concept]
      designation = concept.designations[references[0].position]
    }
  }

  /// The distinct terms, in order of their first places.
  let terms: [Term]

  /// The number of the term of each match; -1 for a protected name.
  let numbers: [Int32]

  /// Numbers what a recognizer has found.
  ///
  /// - Complexity: O(number of matches).
  init(_ matches: [TermRecognizer.Match], _ recognizer: TermRecognizer) {
    var known: [[TermRecognizer.Reference]: Int32] = [:]
    var terms: [Term] = []
    numbers = matches.map { match in
      if match.references.isEmpty { return -1 }
      if let number = known[match.references] { return number }
      let number = Int32(terms.count)
      known[match.references] = number
      terms.append(Term(match.references, recognizer))
      return number
    }
    self.terms = terms
  }

  /// The term of a match; nil for a protected name.
  func term(_ match: Int) -> Term? { numbers[match] < 0 ? nil : terms[Int(numbers[match])] }

  /// What a function says of each distinct term, by number.
  func map<Value>(_ transform: (Term) -> Value) -> [Value] { terms.map(transform) }

  /// The matches of the terms that are wanted, by index and in order.
  ///
  /// - Parameter isWanted: What is said of each distinct term, by number.
  /// - Returns: Their indices.
  /// - Complexity: O(number of matches).
  func matches(of isWanted: [Bool]) -> [Int] {
    guard isWanted.contains(true) else { return [] }
    return numbers.indices.filter { numbers[$0] >= 0 && isWanted[Int(numbers[$0])] }
  }
}
