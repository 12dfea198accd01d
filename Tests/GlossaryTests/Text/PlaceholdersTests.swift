import Foundation
import TestSupport
import Testing

@testable import Glossary

/// The scan for placeholders against the regular expressions that define them.
struct PlaceholdersTests {
  private static let alternatives = [
    #"(?i:https?|ftp)://[^\s<>"“”‘’«»]*[^\s<>"'“”‘’«».,;:!?)\]}]"#,
    #"(?i:www)\.[^\s<>"“”‘’«»]*[^\s<>"'“”‘’«».,;:!?)\]}]"#,
    #"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"#,
    #"(?<![\d%])%(?:\d{1,2}\$)?[-+#0]{0,4}(?:\d{1,4}|\*)?(?:\.\d{1,4})?"#
      + #"(?:hh|h|ll|l|q|j|z|t|L)?[diouxXeEfFgGaAcsp@](?![A-Za-z])"#,
    #"%\([\w.]{1,64}\)[diouxXeEfFgGcsr]"#,
    #"\{\{[^{}]{0,80}\}\}"#,
    #"[$%]?\{[\w.$-]{0,64}(?:,[^{}]{0,200})?\}"#,
    #"</?[A-Za-z][^<>]{0,400}>"#,
    #"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"#,
  ]

  private func expectAgreement(_ texts: [String]) throws {
    var pattern = try Pattern(Self.alternatives.joined(separator: "|"))
    for var text in texts {
      var expected: [TextRange] = []
      var found: [TextRange] = []
      var failure: UnicodeError?
      text.withUTF8 { source in
        do throws(UnicodeError) {
          expected = try unsafe pattern.matches(in: source)
          unsafe Placeholders.find(in: source, into: &found)
        } catch {
          failure = error
        }
      }
      #expect(failure == nil)
      #expect(
        found.map { text.slice($0) } == expected.map { text.slice($0) },
        "\(text.debugDescription)")
      #expect(found == expected, "\(text.debugDescription)")
    }
  }

  private static let pieces = [
    "http", "https", "ftp", "HTTP", "://", ":", "/", "www", "www.", "Www.", "w", ".", "..", "@",
    "a", "d", "s", "x", "l", "h", "hh", "ll", "q", "L", "0", "1", "12", "123", "00", "$", "1$", "-",
    "+", "#", "*", "%", "%%", "%(", ")", "(", "{", "}", "{{", "}}", ",", ", ", " ", "\n", "<", "</",
    ">", "&", "&#", "&#x", ";", "“", "”", "‘", "’", "«", "»", "'", "\"", "!", "?", "]", "_", "é",
    "١", "\u{301}", "\u{200D}", "\u{A0}", "\u{2028}", "𝒳", "𝟙", "‿", "²", "—", "🙂", "ไทย", "名",
    "%s", "%1$d", "%(name)s", "{0}", "${x}", "<b>", "&amp;", "a@b.c", "\u{85}", "\u{0}",
  ]

  @Test(arguments: 0..<500 as Range<UInt64>)
  func agreesOnPieces(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    try expectAgreement(
      (0..<60).map { _ in
        (0..<random.number(in: 1...14)).map { _ in random.pick(Self.pieces) }.joined()
      })
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func agreesOnAnyText(seed: UInt64) throws {
    var random = RandomText(seed: seed)
    let marks = Array("%@{}<>&;:/.w#x()$,-+*19shHtp \n".utf8)
    try expectAgreement(
      (0..<20).flatMap { _ in
        [
          random.mixture(pieces: random.number(in: 0...40)),
          String(decoding: random.ascii(count: random.number(in: 0...60)), as: UTF8.self),
          String(
            decoding: (0..<random.number(in: 0...30)).map { _ in random.pick(marks) },
            as: UTF8.self),
        ]
      })
  }

  /// Every repetition has an end, and one more than that is none.
  @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 30, 31, 32, 63, 64, 65, 66, 80, 81, 200, 201, 400, 401])
  func agreesAtTheLimits(count: Int) throws {
    var texts: [String] = []
    for unit in ["a", "0", "é", "𝒳", "-", "."] {
      let run = String(repeating: unit, count: count)
      texts += [
        "\(run)@a.b", "x@\(run).b", "x@a.\(run)", " www.\(run)@a.b", "a.www.\(run)@a.b",
        "%(\(run))s", "{\(run)}", "{{\(run)}}", "{a,\(run)}", "<a\(run)>", "&a\(run);", "&#\(run);",
        "&#x\(run);", "%\(run)d", "%\(run)$d", "%.\(run)d", "http://\(run)", "a@b\(run)",
      ]
    }
    texts.append("a@a" + String(repeating: ".b", count: count))
    try expectAgreement(texts)
  }

  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
  func agreesOnRealLines() throws {
    let data = try #require(SharedData.folder).appendingPathComponent("data")
    for folder in ["interchange-po", "interchange-xliff", "drafts-id-blog"] {
      let files = FileManager.default.enumerator(
        at: data.appendingPathComponent(folder), includingPropertiesForKeys: [.isRegularFileKey])
      for case let file as URL in try #require(files) {
        let isFile = try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
        guard isFile == true else { continue }
        try expectAgreement(
          Data(contentsOf: file).prefix(1 << 20).split(separator: UInt8(ascii: "\n"))
            .map { String(decoding: $0, as: UTF8.self) })
      }
    }
  }
}
