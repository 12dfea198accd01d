extension SearchKey {
  /// Names the rules by which keys are made: those of this file's folder, and ICU's.
  ///
  /// Stored keys of another version are made anew.
  public static var version: String { "1/\(ICUVersion.current)" }
}
