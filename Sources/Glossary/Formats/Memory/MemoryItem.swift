/// What a reader of memories gives, in the order of the file.
public enum MemoryItem: Hashable, Sendable {
  /// The header.
  case header(MemoryHeader)

  /// A unit, and the line on which it begins.
  case unit(TranslationUnit, line: Int)

  /// A unit that cannot be kept, and why.
  case skipped(FileProblem)

  /// Something that was repaired or is odd in a unit that is kept.
  case remark(FileProblem)
}
