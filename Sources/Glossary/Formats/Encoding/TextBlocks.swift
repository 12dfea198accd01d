/// Gives a file as UTF-8, block by block, whatever it is packed with and written in.
struct TextBlocks: ~Copyable {
  /// What tells the encoding.
  enum Kind: Hashable {
    /// The mark or the declaration of an XML document.
    case xml

    /// The mark of a table, else this name.
    case table(encoding: String?)
  }

  private let file: String
  private let kind: Kind
  private var decoder: GzipDecoder
  private var converter: TextConverter?
  private var hasBegun = false

  /// The encoding, known once the first block was given.
  private(set) var encoding: TextEncoding?

  /// What was read to find the encoding, without its mark.
  private var prefix: [UInt8] = []

  /// What a converter found wrong, thrown after what precedes it was given.
  private var failure: FileProblem?
  private var position = TextPosition()
  private var hasEnded = false

  /// Makes a source; `file` is the name that problems are reported under.
  init(file: String, kind: Kind) {
    self.file = file
    self.kind = kind
    decoder = GzipDecoder(file: file)
  }

  /// The next block; empty at the end.
  ///
  /// - Throws: a `FileProblem` for a file that is damaged or not in its encoding, or what `blocks`
  ///   throws. UTF-8 is not checked here.
  mutating func next(from blocks: () throws -> [UInt8]) throws -> [UInt8] {
    if !hasBegun { try begin(from: blocks) }
    if let failure { throw failure }
    while !hasEnded {
      var block = prefix
      prefix = []
      if block.isEmpty { block = try decoder.next(from: blocks) }
      if block.isEmpty { hasEnded = true }
      guard converter != nil else { return block }
      let text = converted(block)
      if !text.isEmpty { return text }
      if let failure { throw failure }
    }
    return []
  }

  private mutating func begin(from blocks: () throws -> [UInt8]) throws {
    hasBegun = true
    while prefix.count < TextEncoding.prefixLength {
      let block = try decoder.next(from: blocks)
      if block.isEmpty { break }
      prefix += block
    }
    let start = Array(prefix.prefix(TextEncoding.prefixLength))
    let encoding =
      switch kind {
      case .xml: try TextEncoding.ofXML(start, file: file)
      case .table(let name): TextEncoding.ofTable(start, named: name)
      }
    self.encoding = encoding
    if let name = encoding.name {
      do throws(UnicodeError) {
        converter = try TextConverter(name)
      } catch {
        throw problem(error.message)
      }
    }
    prefix.removeFirst(encoding.markLength)
  }

  private mutating func converted(_ block: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    do throws(UnicodeError) {
      try converter?.convert(block, isLast: block.isEmpty, into: &text)
    } catch {
      position.follow(text[...])
      failure = problem(error.message)
      return text
    }
    position.follow(text[...])
    return text
  }

  private func problem(_ message: String) -> FileProblem {
    FileProblem(
      file: file, line: position.line, column: position.column, kind: .unreadable, rule: "encoding",
      message: message)
  }
}
