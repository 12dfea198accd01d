/// Tells, token by token, what an index keeps of a text: a single blank between two tokens is a mark
/// on the second, any other white space a token.
struct BlankJoiner {
  private var isAfterBlank = false

  /// Takes the next token; nil when it is a blank that the next one will carry, else whether this one
  /// stands after a blank.
  mutating func take(_ kind: Token.Kind, isSingleBlank: Bool, isLast: Bool) -> Bool? {
    if kind == .space && isSingleBlank && !isLast && !isAfterBlank {
      isAfterBlank = true
      return nil
    }
    defer { isAfterBlank = false }
    return isAfterBlank
  }
}
