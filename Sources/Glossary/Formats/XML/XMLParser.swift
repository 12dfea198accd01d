internal import CExpat

/// Finds the elements and texts of an XML document that comes in blocks of UTF-8.
///
/// No file or address that a document names is ever opened. Memory is bounded whatever comes: the
/// parser pauses when a batch is full, and the depth of elements, the length of a tag and what
/// entities expand to have limits.
@safe struct XMLParser: ~Copyable {
  /// The deepest nesting of elements.
  static let maximumDepth = 256

  /// The longest tag, comment or declaration in bytes: expat holds each of them whole.
  static let maximumToken = 8 << 20

  /// How much is given to expat at once.
  private static let blockLength = 65_536

  /// Entities may make of a document this many times its own size, once it is beyond a megabyte.
  private static let maximumAmplification: Float = 20

  private let parser: OpaquePointer
  private let state: UnsafeMutablePointer<XMLParserState>
  private let file: String
  private var fedBytes = 0

  /// Makes a parser of one document.
  ///
  /// - Parameters:
  ///   - file: The name that problems are reported under.
  ///   - keepsPositions: Whether each batch tells where its events and pieces of text stand.
  /// - Throws: a `FileProblem` when memory is short.
  init(file: String, keepsPositions: Bool = false) throws(FileProblem) {
    // The name overrules what the document declares: the bytes are UTF-8 when they come here.
    guard let parser = unsafe XML_ParserCreate("UTF-8") else {
      throw FileProblem(
        file: file, line: 1, column: 1, kind: .unreadable, rule: "memory",
        message: "memory is short; close other programs")
    }
    unsafe self.parser = parser
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: XMLParserState(parser: parser, keepsPositions: keepsPositions))
    self.file = file
    unsafe XML_SetUserData(parser, state)
    unsafe XMLParserState.install(in: parser)
    _ = unsafe XML_SetBillionLaughsAttackProtectionMaximumAmplification(
      parser, Self.maximumAmplification)
    _ = unsafe XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, 1 << 20)
  }

  deinit {
    unsafe XML_ParserFree(parser)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Parses a block and gives what was found to the body, in batches of bounded size.
  ///
  /// What precedes a mistake is given before it is thrown.
  ///
  /// - Complexity: O(length), and what entities expand to.
  /// - Throws: a `FileProblem` for what is no well-formed XML, or what the body throws.
  mutating func parse(
    _ block: [UInt8], isLast: Bool, _ body: (borrowing XMLBatch) throws -> Void
  ) throws {
    var start = 0
    repeat {
      let end = min(start + Self.blockLength, block.count)
      var status = feed(block, start..<end, isLast: isLast && end == block.count)
      while true {
        try unsafe body(state.pointee.batch)
        unsafe state.pointee.batch.removeAll()
        guard status == XML_STATUS_SUSPENDED else { break }
        unsafe state.pointee.isPaused = false
        status = unsafe XML_ResumeParser(parser)
      }
      guard status == XML_STATUS_OK else { throw problem() }
      if fedBytes - Int(unsafe XML_GetCurrentByteIndex(parser)) > Self.maximumToken {
        throw problem(
          "token-too-long",
          "a tag, comment or declaration is longer than \(Self.maximumToken >> 20) MiB; "
            + "shorten it, or look for a quotation mark that is never closed")
      }
      start = end
    } while start < block.count
  }

  private mutating func feed(_ block: [UInt8], _ range: Range<Int>, isLast: Bool) -> XML_Status {
    fedBytes += range.count
    let parser = unsafe self.parser
    return unsafe block.withUnsafeBytes { bytes in
      let start = unsafe bytes.baseAddress?.advanced(by: range.lowerBound)
        .assumingMemoryBound(to: CChar.self)
      return unsafe XML_Parse(parser, start, Int32(range.count), isLast ? 1 : 0)
    }
  }

  private func problem(_ rule: String, _ message: String) -> FileProblem {
    FileProblem(
      file: file, line: Int(unsafe XML_GetCurrentLineNumber(parser)),
      column: Int(unsafe XML_GetCurrentColumnNumber(parser)) + 1, kind: .unreadable, rule: rule,
      message: message)
  }

  /// The mistake at which expat stopped.
  private func problem() -> FileProblem {
    let code = unsafe XML_GetErrorCode(parser)
    let fault = unsafe XMLFault(
      code: code, description: XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "",
      openElement: state.pointee.innermostName, byte: currentByte)
    return problem(fault.rule, fault.message)
  }

  /// The byte at which expat stopped.
  private var currentByte: UInt8? {
    var offset: Int32 = 0
    var length: Int32 = 0
    guard let context = unsafe XML_GetInputContext(parser, &offset, &length), offset < length
    else { return nil }
    return unsafe UInt8(bitPattern: context[Int(offset)])
  }
}

/// A mistake of expat in words.
private struct XMLFault {
  var rule = "xml-syntax"
  var message: String

  init(code: XML_Error, description: String, openElement: String?, byte: UInt8?) {
    switch code {
    case XML_ERROR_NO_MEMORY:
      rule = "memory"
      message = "memory is short; close other programs"
    case XML_ERROR_ABORTED:
      rule = "too-deep"
      message = "elements are nested deeper than \(XMLParser.maximumDepth); flatten them"
    case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_UNCLOSED_CDATA_SECTION,
      XML_ERROR_PARTIAL_CHAR:
      let place = openElement.map { " within <\($0)>" } ?? ""
      message = "the file ends too early\(place); it was cut off, fetch or export it again"
    case XML_ERROR_TAG_MISMATCH:
      let open = openElement.map { "<\($0)>" } ?? "none"
      message = "an end tag that fits no start tag: \(open) is open; close it first"
    case XML_ERROR_INVALID_TOKEN where (byte ?? 0) >= 0x80:
      rule = "encoding"
      message =
        "not UTF-8 (byte 0x\(String(byte ?? 0, radix: 16, uppercase: true))); declare the "
        + "encoding that the file has, or convert it to UTF-8"
    case XML_ERROR_INVALID_TOKEN where openElement == nil,
      XML_ERROR_SYNTAX where openElement == nil:
      message = "no XML; the file has another format, or is damaged here"
    case XML_ERROR_INVALID_TOKEN:
      message = "no well-formed XML; write \"&lt;\" and \"&amp;\" for \"<\" and \"&\" in text"
    case XML_ERROR_UNDEFINED_ENTITY:
      message = "an entity that nothing defines; write the character itself"
    case XML_ERROR_EXTERNAL_ENTITY_HANDLING:
      rule = "external-entity"
      message = "an entity whose text is in another file, which is never read; put the text here"
    case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
      rule = "entity-expansion"
      message = "entities expand to far more than the file; write their text out"
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      message = "text or an element after the end of the document; remove it"
    default:
      message = "no well-formed XML: \(description)"
    }
  }
}
