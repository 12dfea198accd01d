extension XMLParser {
  /// Parses a document that comes in blocks and gives what was found to the body, in batches of bounded
  /// size.
  ///
  /// `blocks` gives the next bytes of the file, packed or not and in any encoding that XML can declare,
  /// and none at its end. What precedes a mistake is given before it is thrown.
  ///
  /// - Complexity: O(size), and what entities expand to.
  /// - Throws: a `FileProblem` of kind `unreadable` for a file that is empty, no well-formed XML or not
  ///   in the encoding it declares; or what the closures throw.
  static func read(
    file: String, blocks: () throws -> [UInt8], _ body: (borrowing XMLBatch) throws -> Void
  ) throws {
    var source = TextBlocks(file: file, kind: .xml)
    var parser = try XMLParser(file: file)
    var isBlank = true
    while true {
      let block = try source.next(from: blocks)
      isBlank = isBlank && block.allSatisfy { $0 <= 0x20 }
      if isBlank && block.isEmpty { throw FileProblem.empty(file) }
      try parser.parse(block, isLast: block.isEmpty, body)
      if block.isEmpty { return }
    }
  }
}
