internal import CICU

/// Breaks texts into segments by rules and, where those are silent, by ICU's sentence breaks.
///
/// At each place of a text the first rule that holds decides (SRX 2.0). Where none holds, the text
/// goes on; or, with `.sentences`, it breaks where ICU's sentence breaks of the language do (UAX
/// #29), so that scripts whose marks no rule names are served too.
///
/// ```swift
/// var segmenter = try Segmenter(.builtin, for: .indonesian, silence: .sentences)
/// let ranges = try segmenter.segments(in: "Sesuai UU No. 18 Tahun 2017. Ia pulang.")  // two
/// ```
///
/// Open repetitions of a pattern (`*`) end at a hundred, and a rule sees a thousand UTF-16 units
/// beyond a place. So a text takes time in proportion to its length whatever the rules are, and rules
/// that would not are refused.
///
/// The cursors live in ICU handles, so one task uses a segmenter at a time.
@safe public struct Segmenter: ~Copyable {
  /// What happens at a place of which no rule speaks.
  public enum Silence: Hashable, Sendable {
    /// The text goes on, as SRX has it.
    case goesOn

    /// ICU's sentence breaks decide.
    case sentences
  }

  private let handle: OpaquePointer
  private let plan: SegmenterPlan
  private var offsets: [Int32] = []

  /// Compiles the rules of a language.
  ///
  /// - Complexity: O(length of the rules).
  /// - Throws: `UnicodeError` that names a rule whose pattern is malformed or without bounds.
  public init(
    _ rules: SegmentationRules, for language: LanguageTag, silence: Silence = .goesOn
  ) throws(UnicodeError) {
    let plan = SegmenterPlan(try rules.ruleSets(for: language))
    let handle = try unsafe Self.open(plan, silence == .sentences ? language : nil)
    unsafe self.handle = handle
    self.plan = plan
  }

  deinit { unsafe cicu_segmenter_close(handle) }

  private static func open(
    _ plan: SegmenterPlan, _ language: LanguageTag?
  ) throws(UnicodeError) -> OpaquePointer {
    var status: Int32 = 0
    guard let handle = unsafe cicu_segmenter_open(language?.canonical, &status) else {
      throw .icu("open sentence breaking", status)
    }
    for step in plan.steps {
      unsafe cicu_segmenter_add(
        handle, step.pattern, Int32(step.pattern.utf8.count), step.isBreak ? 1 : 0, &status)
      if status <= 0, let edges = step.edges {
        unsafe cicu_segmenter_filter(
          handle, edges.before.passed, edges.before.needed, edges.after.passed,
          edges.after.needed, &status)
      }
      if status > 0 {
        unsafe cicu_segmenter_close(handle)
        throw plan.failure(of: step, .icu("compile a rule", status))
      }
    }
    return unsafe handle
  }

  /// The ranges of the segments of a text, in order; they tile it.
  ///
  /// The white space between two sentences belongs to the one that the rules give it to. An empty
  /// text has no segment.
  ///
  /// - Complexity: O(length · number of rules).
  /// - Throws: `UnicodeError` that names a rule that takes too long.
  public mutating func segments(in text: String) throws(UnicodeError) -> [TextRange] {
    var ranges: [TextRange] = []
    var start = 0
    for offset in try breaks(in: text) {
      ranges.append(TextRange(start: start, end: offset))
      start = offset
    }
    let end = text.utf8.count
    if start < end { ranges.append(TextRange(start: start, end: end)) }
    return ranges
  }

  /// The segments of a text without the white space around them, those that are blank left out.
  ///
  /// - Complexity: O(length · number of rules).
  /// - Throws: `UnicodeError` that names a rule that takes too long.
  public mutating func sentences(in text: String) throws(UnicodeError) -> [TextRange] {
    try segments(in: text).compactMap(text.trimmed)
  }

  /// The segment of a text that holds an offset, white space and all.
  ///
  /// - Complexity: O(length) for the text, O(length of the segment · number of rules) for the rules,
  ///   where their form tells what stands next to their places, as that of the built-in ones does.
  /// - Throws: `UnicodeError` that names a rule that takes too long.
  public mutating func segment(
    around offset: Int, in text: String
  ) throws(UnicodeError) -> TextRange {
    var text = text
    var status: Int32 = 0
    var failed: Int32 = -1
    let length = try Self.length(text)
    precondition((0...text.utf8.count).contains(offset), "the offset is not in the text")
    let handle = unsafe self.handle
    var start: Int32 = 0
    var end: Int32 = 0
    text.withUTF8 { source in
      unsafe source.withMemoryRebound(to: CChar.self) { chars in
        guard let base = chars.baseAddress else { return }
        unsafe cicu_segmenter_around(
          handle, base, length, Int32(offset), &start, &end, &failed, &status)
      }
    }
    try check(status, failed)
    return TextRange(start: Int(start), end: Int(end))
  }

  /// The offsets at which a text breaks, in order, its two ends left out.
  private mutating func breaks(in text: String) throws(UnicodeError) -> [Int] {
    var text = text
    var status: Int32 = 0
    var failed: Int32 = -1
    let length = try Self.length(text)
    let handle = unsafe self.handle
    var count = 0
    repeat {
      if offsets.count < count + 64 { offsets = Array(repeating: 0, count: count + 64) }
      count = unsafe offsets.withUnsafeMutableBufferPointer { out in
        text.withUTF8 { source in
          unsafe source.withMemoryRebound(to: CChar.self) { chars in
            guard let base = chars.baseAddress, let first = out.baseAddress else { return 0 }
            let capacity = Int32(out.count)
            return Int(
              unsafe cicu_segmenter_find(handle, base, length, first, capacity, &failed, &status))
          }
        }
      }
    } while status == CICU_BUFFER_OVERFLOW
    try check(status, failed)
    return offsets[..<count].map(Int.init)
  }

  private static func length(_ text: String) throws(UnicodeError) -> Int32 {
    guard let length = Int32(exactly: text.utf8.count) else {
      throw UnicodeError(.tooLong(bytes: text.utf8.count))
    }
    return length
  }

  private func check(_ status: Int32, _ failed: Int32) throws(UnicodeError) {
    guard status > 0 else { return }
    guard failed >= 0 else { throw .icu("find segments", status) }
    throw plan.failure(of: plan.steps[Int(failed)], .icu("match", status))
  }
}

extension String {
  /// A range without the white space at its ends; nil when it holds nothing else.
  ///
  /// - Complexity: O(length of the range).
  func trimmed(_ range: TextRange) -> TextRange? {
    let scalars = slice(range).unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    let start = range.start + utf8.distance(from: scalars.startIndex, to: first)
    let end = range.end - utf8.distance(from: scalars.index(after: last), to: scalars.endIndex)
    return TextRange(start: start, end: end)
  }
}
