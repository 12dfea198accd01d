/// The text of a file with what it takes to write it back.
struct DecodedFile: Hashable, Sendable {
  /// The largest text in bytes, packed or not.
  static let maximumSize = 256 << 20

  /// The file as it was given.
  let file: NamedFile

  /// Its text, without a mark of the encoding.
  let text: String

  /// The encoding of the file.
  let encoding: TextEncoding

  /// Whether the file was packed with gzip.
  let isPacked: Bool

  /// Decodes a file.
  ///
  /// - Complexity: O(size).
  /// - Throws: a `FileProblem` for a file that is empty, too large, damaged or not in its encoding.
  init(_ file: NamedFile, kind: TextBlocks.Kind) throws(FileProblem) {
    self.file = file
    isPacked = file.bytes.starts(with: [0x1F, 0x8B])
    var bytes: [UInt8] = []
    do {
      (bytes, encoding) = try Self.decode(file, kind)
    } catch let problem as FileProblem {
      throw problem
    } catch {
      throw FileProblem(
        file: file.name, line: 1, column: 1, kind: .unreadable, rule: "encoding",
        message: "the file cannot be decoded: \(error)")
    }
    guard bytes.contains(where: { $0 > 0x20 }) else {
      throw FileProblem.empty(file.name)
    }
    var check = UTF8Check(file: file.name)
    if let problem = check.check(bytes) ?? check.finish() { throw problem }
    text = String(decoding: bytes, as: UTF8.self)
  }

  private static func decode(
    _ file: NamedFile, _ kind: TextBlocks.Kind
  ) throws -> ([UInt8], TextEncoding) {
    var rest = file.bytes[...]
    func next() -> [UInt8] {
      let block = Array(rest.prefix(blockLength))
      rest = rest.dropFirst(block.count)
      return block
    }
    var blocks = TextBlocks(file: file.name, kind: kind)
    var bytes: [UInt8] = []
    while true {
      let block = try blocks.next(from: next)
      if block.isEmpty { break }
      bytes += block
      if bytes.count > maximumSize {
        throw FileProblem.tooLarge(file.name)
      }
    }
    return (bytes, blocks.encoding ?? TextEncoding.ofTable([], named: nil))
  }

  private static let blockLength = 1 << 20
}
