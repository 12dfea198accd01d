/// What a reader of terminology finds, in the order of the file.
public enum TermItem: Hashable, Sendable {
  /// A concept with the line on which it begins.
  case concept(Concept, line: Int)

  /// An entry that cannot be kept, and why.
  case skipped(FileProblem)

  /// A remark on something that was read.
  case remark(FileProblem)

  /// What the file says of the base as a whole: its title and origin, the people who worked on it.
  case base([DataItem])
}
