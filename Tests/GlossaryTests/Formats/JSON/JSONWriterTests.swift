import Foundation
import Glossary
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  private func text(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", #""""#), ("a", #""a""#), ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1}\u{8}\u{B}\u{1F}", #""\u0000\u0001\u0008\u000b\u001f""#),
    ("é🙂\u{2028}", "\"é🙂\u{2028}\""), ("\u{7F}", "\"\u{7F}\""),
  ])
  func stringsAreEscaped(value: String, expected: String) {
    #expect(text { $0.value(value) } == expected)
    #expect(text { $0.array([value]) { $0.value($1) } } == "[\(expected)]")
    #expect(text { json in json.object { $0.member(value, value) } } == "{\(expected):\(expected)}")
  }

  @Test(arguments: [
    (0, "0.0"), (1, "0.01"), (9, "0.09"), (10, "0.1"), (99, "0.99"), (100, "1.0"), (105, "1.05"),
    (9167, "91.67"), (9500, "95.0"), (10_000, "100.0"), (-5, "-0.05"), (-100, "-1.0"),
    (-9167, "-91.67"),
  ])
  func hundredthsHaveAPoint(value: Int, expected: String) {
    #expect(text { $0.value(hundredths: value) } == expected)
  }

  @Test func valuesNestAndCommasStandBetween() {
    let json = text { json in
      json.object { json in
        json.key("empty")
        json.object { _ in }
        json.key("none")
        json.array([Int]()) { $0.value($1) }
        json.member("null", nil)
        json.member("number", -3)
        json.key("flag")
        json.value(true)
        json.key("list")
        json.array([1, 2]) { json, number in
          json.object { $0.member("n", number) }
        }
        json.key("ready")
        json.value(rendered: Array("[1]".utf8))
        json.key("last")
        json.value(false)
      }
    }
    #expect(
      json == #"{"empty":{},"none":[],"null":null,"number":-3,"flag":true,"#
        + #""list":[{"n":1},{"n":2}],"ready":[1],"last":false}"#)
  }

  @Test func linesStandAloneAndTheBufferCanBeUsedAgain() {
    var json = JSONWriter()
    json.object { $0.member("a", 1) }
    json.endLine()
    json.object { $0.member("b", 2) }
    json.endLine()
    #expect(String(decoding: json.bytes, as: UTF8.self) == "{\"a\":1}\n{\"b\":2}\n")
    json.removeAll()
    json.value(1)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "1")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func foundationReadsBackAnyText(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scalars = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
      let limit: UInt32 = Bool.random(using: &random) ? 0x80 : 0x11_0000
      return Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random))
    }
    let value = String(String.UnicodeScalarView(scalars))
    let json = text { $0.array([value]) { $0.value($1) } }
    let read = try JSONDecoder().decode([String].self, from: Data(json.utf8))
    #expect(read.map { Array($0.unicodeScalars) } == [scalars])
  }
}
