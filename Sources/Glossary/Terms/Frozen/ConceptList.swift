internal import Synchronization

/// The concepts of a base by number, each read when it is first asked for.
///
/// They come without their definitions, notes and the titles of their fields.
public final class ConceptList: Sendable {
  private let rows: FrozenByteRows
  private let known = Mutex<[Int: Concept]>([:])

  init(_ rows: FrozenByteRows) {
    self.rows = rows
  }

  /// The number of concepts.
  public var count: Int { rows.count }

  /// The numbers of the concepts.
  public var indices: Range<Int> { 0..<count }

  /// A concept.
  ///
  /// - Complexity: O(1); O(size of the concept) when it is first asked for.
  public subscript(number: Int) -> Concept {
    if let concept = known.withLock({ $0[number] }) { return concept }
    guard let concept = ConceptCode.concept(rows[number]) else {
      preconditionFailure("bytes that their checksum proves whole hold concepts")
    }
    known.withLock { $0[number] = concept }
    return concept
  }

  /// A designation.
  ///
  /// - Complexity: as for a concept.
  func designation(_ reference: TermRecognizer.Reference) -> Designation {
    self[reference.concept].designations[reference.position]
  }
}
