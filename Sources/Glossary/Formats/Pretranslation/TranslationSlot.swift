/// Where a file takes the translation of a unit.
enum TranslationSlot: Hashable, Sendable {
  /// Elements of XLIFF.
  case xliff(XLIFFSlot)

  /// A message of a PO file.
  case po(POSlot)

  /// A unit of TMX.
  case tmx(TMXSlot)

  /// A cell of a table.
  case cell(TextRange)
}

/// Where a PO file takes a translation.
struct POSlot: Hashable, Sendable {
  /// The line of the first keyword of the message.
  var message: Int

  /// What follows the mark of the line with its flags (`#,`), where there is one.
  var flags: Int?

  /// Whether the message is marked as doubtful already.
  var isFuzzy: Bool

  /// Whether the message tells what its text was before (`#|`).
  var hasPrevious: Bool

  /// The strings of the translation, from the first quotation mark to the last.
  var translation: TextRange
}

/// Where a TMX document takes a translation.
struct TMXSlot: Hashable, Sendable {
  /// Where the unit's end tag stands.
  var unitEnd: Int

  /// Where the variant of the source begins.
  var sourceStart: Int

  /// The element `seg` of the translation, where there is one.
  var segment: TextRange?
}
