internal import CExpat

/// What expat's handlers write to.
///
/// Expat calls them with a pointer to this value, which has one owner, its `XMLParser`.
@safe struct XMLParserState {
  /// What was found since the batch was last given away.
  var batch = XMLBatch()

  /// Whether expat was told to pause, which it does after a few more calls.
  var isPaused = false

  /// The parser that calls.
  private let parser: OpaquePointer

  /// Whether it is noted where events and texts stand.
  private let keepsPositions: Bool

  /// The names of the open elements, from the outermost in.
  private var openNames: [XMLName] = []

  /// Whether a part of the DTD is elsewhere, so that entities are skipped and not refused.
  private var isDTDElsewhere = false

  /// The entities that the document itself defines.
  private var definedEntities: Set<[UInt8]> = []

  /// How many bytes a batch holds before expat is paused.
  private static let batchLength = 1 << 20

  /// How many entities are remembered.
  private static let maximumEntities = 1_000

  init(parser: OpaquePointer, keepsPositions: Bool) {
    unsafe self.parser = unsafe parser
    self.keepsPositions = keepsPositions
  }

  /// The name of the innermost open element.
  var innermostName: String? {
    openNames.last?.text
  }

  /// Makes expat call the handlers.
  static func install(in parser: OpaquePointer) {
    unsafe XML_SetElementHandler(
      parser,
      { state, name, attributes in
        guard let name = unsafe name, let attributes = unsafe attributes else { return }
        unsafe XMLParserState.at(state)?.pointee.start(name, attributes)
      },
      { state, _ in unsafe XMLParserState.at(state)?.pointee.end() })
    unsafe XML_SetCharacterDataHandler(parser) { state, text, length in
      guard let text = unsafe text else { return }
      unsafe XMLParserState.at(state)?.pointee.text(text, Int(length))
    }
    unsafe XML_SetSkippedEntityHandler(parser) { state, name, isParameter in
      guard let name = unsafe name else { return }
      unsafe XMLParserState.at(state)?.pointee.skipped(name, isParameter: isParameter != 0)
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { state, _, system, _, _ in
      if unsafe system != nil { unsafe XMLParserState.at(state)?.pointee.isDTDElsewhere = true }
    }
    unsafe XML_SetEntityDeclHandler(parser) { state, name, isParameter, value, _, _, _, _, _ in
      guard let name = unsafe name, unsafe value != nil, isParameter == 0 else { return }
      unsafe XMLParserState.at(state)?.pointee.defined(name)
    }
    // Refusing is the answer to a reference; the file is never opened.
    unsafe XML_SetExternalEntityRefHandler(parser) { _, _, _, _, _ in Int32(0) }
  }

  private static func at(
    _ pointer: UnsafeMutableRawPointer?
  ) -> UnsafeMutablePointer<XMLParserState>? {
    unsafe pointer?.assumingMemoryBound(to: XMLParserState.self)
  }

  // MARK: Handlers

  private mutating func start(
    _ name: UnsafePointer<CChar>,
    _ values: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) {
    let range = unsafe append(name)
    openNames.append(batch.name(range))
    let first = batch.attributes.count
    var index = 0
    while let name = unsafe values[index], let value = unsafe values[index + 1] {
      batch.attributes.append(
        XMLAttribute(name: unsafe append(name), value: unsafe append(value)))
      index += 2
    }
    add(.start, range, attributes: first..<batch.attributes.count)
    if isDTDElsewhere && index > 0 { findLostEntities() }
    if openNames.count > XMLParser.maximumDepth { _ = unsafe XML_StopParser(parser, 0) }
    pauseWhenFull()
  }

  private mutating func end() {
    _ = openNames.popLast()
    batch.events.append(XMLEvent(kind: .end, range: 0..<0, attributes: 0..<0, line: 0, column: 0))
    if keepsPositions { batch.locate(sourceRange) }
  }

  private mutating func text(_ text: UnsafePointer<CChar>, _ length: Int) {
    let range = unsafe batch.append(UnsafeRawBufferPointer(start: text, count: length))
    let last = batch.events.count - 1
    if last >= 0, batch.events[last].kind == .text {
      batch.events[last].range = batch.events[last].range.lowerBound..<range.upperBound
    } else {
      batch.events.append(
        XMLEvent(kind: .text, range: range, attributes: 0..<0, line: 0, column: 0))
      if keepsPositions { batch.locate(sourceRange) }
    }
    if keepsPositions { unsafe locate(range, text) }
    pauseWhenFull()
  }

  private mutating func skipped(_ name: UnsafePointer<CChar>, isParameter: Bool) {
    if isParameter {
      isDTDElsewhere = true
      return
    }
    let length = unsafe strlen(name)
    let text = unsafe [UInt8(ascii: "&")] + UnsafeRawBufferPointer(start: name, count: length)
    let range = unsafe (text + [UInt8(ascii: ";")]).withUnsafeBytes { unsafe batch.append($0) }
    add(.unknownEntity, range, attributes: 0..<0)
    if keepsPositions {
      batch.locatePiece(XMLPiece(range: range, source: sourceRange, isVerbatim: true))
    }
    pauseWhenFull()
  }

  private mutating func defined(_ name: UnsafePointer<CChar>) {
    guard definedEntities.count < Self.maximumEntities else { return }
    let length = unsafe strlen(name)
    unsafe definedEntities.insert(Array(UnsafeRawBufferPointer(start: name, count: length)))
  }

  // MARK: Parts

  private mutating func append(_ text: UnsafePointer<CChar>) -> Range<Int> {
    unsafe batch.append(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  private mutating func add(
    _ kind: XMLEvent.Kind, _ range: Range<Int>, attributes: Range<Int>
  ) {
    batch.events.append(
      XMLEvent(
        kind: kind, range: range, attributes: attributes,
        line: Int(unsafe XML_GetCurrentLineNumber(parser)),
        column: Int(unsafe XML_GetCurrentColumnNumber(parser)) + 1))
    if keepsPositions { batch.locate(sourceRange) }
  }

  /// Where the document has what expat calls with.
  ///
  /// What an entity stands for is at its reference.
  private var sourceRange: Range<Int> {
    let start = Int(unsafe XML_GetCurrentByteIndex(parser))
    return start..<(start + Int(unsafe XML_GetCurrentByteCount(parser)))
  }

  /// Notes where a piece of text stands.
  private mutating func locate(_ range: Range<Int>, _ text: UnsafePointer<CChar>) {
    let source = sourceRange
    var isVerbatim = false
    // As long as its text a line end may be too, and a reference to an entity.
    if source.count == range.count {
      var offset: Int32 = 0
      var size: Int32 = 0
      if let context = unsafe XML_GetInputContext(parser, &offset, &size),
        Int(offset) + source.count <= Int(size)
      {
        var same = 0
        while same < source.count, unsafe context[Int(offset) + same] == text[same] { same &+= 1 }
        isVerbatim = same == source.count
      }
    }
    batch.locatePiece(XMLPiece(range: range, source: source, isVerbatim: isVerbatim))
  }

  private mutating func pauseWhenFull() {
    guard batch.count > Self.batchLength, !isPaused else { return }
    isPaused = true
    _ = unsafe XML_StopParser(parser, 1)
  }

  /// Reports entities in the attributes of the tag that was just read.
  ///
  /// Expat leaves out of a value what it cannot resolve, and calls no handler; the tag as it stands
  /// in the file shows them.
  private mutating func findLostEntities() {
    var offset: Int32 = 0
    var size: Int32 = 0
    let length = Int(unsafe XML_GetCurrentByteCount(parser))
    guard let context = unsafe XML_GetInputContext(parser, &offset, &size),
      Int(offset) + length <= Int(size)
    else { return }
    let mark = Int32(UInt8(ascii: "&"))
    guard unsafe memchr(context + Int(offset), mark, length) != nil else { return }
    let tag = unsafe UnsafeRawBufferPointer(start: context + Int(offset), count: length)
    var rest = unsafe tag[...]
    while let mark = unsafe rest.firstIndex(of: UInt8(ascii: "&")),
      let end = unsafe rest[mark...].firstIndex(of: UInt8(ascii: ";"))
    {
      let name = unsafe Array(tag[(mark + 1)..<end])
      unsafe rest = unsafe tag[(end + 1)...]
      let isKnown =
        name.first == UInt8(ascii: "#") || definedEntities.contains(name)
        || ["lt", "gt", "amp", "quot", "apos"].contains(String(decoding: name, as: UTF8.self))
      if isKnown { continue }
      let range = unsafe name.withUnsafeBytes { unsafe batch.append($0) }
      add(.lostEntity, range, attributes: 0..<0)
    }
  }
}
