public import Glossary

/// A text with passages between `⟦` and `⟧`, for tests of anything that has positions.
///
/// `MarkedText("⟦TKI⟧ pulang")` is the text *TKI pulang* with the range of *TKI*.
public struct MarkedText: Hashable, Sendable {
  /// The text without the marks.
  public let text: String

  /// The passages between marks, in UTF-8 offsets of the text.
  public let ranges: [TextRange]

  /// Reads a text with marks, which do not nest.
  public init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var ranges: [TextRange] = []
    var start = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = String(text).utf8.count
      case "⟧": ranges.append(TextRange(start: start, end: String(text).utf8.count))
      default: text.append(scalar)
      }
    }
    self.text = String(text)
    self.ranges = ranges
  }

  /// A text with marks around ranges that are in order and do not overlap, so that a failed
  /// comparison shows what was found and what was not.
  public static func mark(_ ranges: [TextRange], in text: String) -> String {
    var marked = ""
    var done = 0
    for range in ranges {
      marked += text.slice(TextRange(start: done, end: range.start))
      marked += "⟦" + text.slice(range) + "⟧"
      done = range.end
    }
    return marked + text.slice(TextRange(start: done, end: text.utf8.count))
  }
}
