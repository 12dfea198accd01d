import Glossary
import TestSupport
import Testing

@testable import GlossaryStore

/// The blocks of bytes that units are stored as.
@Suite struct UnitCodeTests {
  private static let texts = [
    "", "a", "\u{0}", "line\nline", "Ünïcödé 日本語", "=\\", String(repeating: "long ", count: 60),
  ]

  private static func random(_ seed: UInt64) throws -> TranslationUnit {
    var random = SeededGenerator(seed: seed)
    func text() -> String { texts.randomElement(using: &random) ?? "" }
    func optional<Value>(_ value: () -> Value) -> Value? {
      Bool.random(using: &random) ? value() : nil
    }
    func moment() -> Timestamp {
      Timestamp(seconds: Int64.random(in: Int64.min...Int64.max, using: &random))
    }
    func attributes() -> [Attribute] {
      (0..<Int.random(in: 0...2, using: &random)).map { Attribute("a\($0)", text()) }
    }
    func annotations() -> [Annotation] {
      (0..<Int.random(in: 0...2, using: &random)).map { _ in
        let kind = optional { Annotation.Kind.property(type: text()) } ?? .note
        return Annotation(kind, text(), attributes: attributes())
      }
    }
    func history() -> History {
      var history = History()
      history.created = optional(moment)
      history.createdBy = optional(text)
      history.changed = optional(moment)
      history.changedBy = optional(text)
      history.lastUsed = optional(moment)
      history.usageCount = optional { Int.random(in: Int.min...Int.max, using: &random) }
      return history
    }
    let variants = try (0..<Int.random(in: 0...3, using: &random)).map { _ in
      let code = InlineNode.code(InlineCode(.placeholder, content: [.text("<br>")]))
      let language = ["id", "in_ID", "zh-Hant", "EN-us"].randomElement(using: &random) ?? "id"
      return Variant(
        language: try LanguageTag(language),
        segment: Bool.random(using: &random)
          ? Segment(text()) : Segment([.text("left"), code, .text("right")]),
        history: history(), attributes: attributes(), annotations: annotations())
    }
    return TranslationUnit(
      tuid: optional(text), history: history(), attributes: attributes(),
      annotations: annotations(), variants: variants)
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func aUnitComesBackAsItWas(seed: UInt64) throws {
    let unit = try Self.random(seed)
    var bytes: [UInt8] = [1, 2, 3]
    UnitCode.append(unit, to: &bytes)
    var decoder = UnitDecoder()
    let back = try decoder.unit(bytes, 3..<bytes.count)
    #expect(back == unit)
    #expect(back.variants.map(\.language.original) == unit.variants.map(\.language.original))
    var texts: [String] = []
    try UnitCursor.forEachText(bytes, 3..<bytes.count) {
      texts.append(String(decoding: bytes[$1], as: UTF8.self))
    }
    #expect(texts == unit.variants.map(\.segment.text))
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func damageIsAnErrorAndNoCrash(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    UnitCode.append(try Self.random(seed), to: &bytes)
    for length in 0..<bytes.count {
      var decoder = UnitDecoder()
      #expect(throws: (any Error).self) { try decoder.unit(bytes, 0..<length) }
    }
    for _ in 0..<50 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      var decoder = UnitDecoder()
      _ = try? decoder.unit(damaged, damaged.indices)
    }
  }
}
