import Foundation
import Glossary
import TestSupport
import Testing

/// `Tests/Peers/icu_reference.py`: ICU through PyICU.
private enum ICUReference {
  struct Request: Encodable {
    var texts: [String]
    var breaks: String?
    var collations: [String] = []
  }

  struct Answer: Decodable {
    var casefolded: [String]
    var folded: [String]
    var words: [[[Int]]]?
    var sorted: [String: [Int]]
  }

  static let peer = PythonPeer("icu")

  static let reason: Comment = """
    no Python with PyICU on the ICU that Glossary links; install PyICU and name the interpreter in \
    GLOSSARY_PEERS_PYTHON
    """

  /// Another version of ICU has other dictionaries and other collation rules.
  static let isPresent: Bool = {
    guard let python = peer.python else { return false }
    let outcome = try? Command.run(python, ["-c", "import icu; print(icu.ICU_VERSION)"])
    let version = outcome?.output.trimmingCharacters(in: .whitespacesAndNewlines)
    return version == ICUVersion.current
  }()

  static func ask(_ request: Request) throws -> Answer {
    try peer.ask("icu_reference.py", input: try JSONEncoder().encode(request))
  }
}

@Suite(.enabled(if: ICUReference.isPresent, ICUReference.reason))
struct ICUReferenceTests {
  @Test func foldsAsThePeerDoes() throws {
    try expectSameFold(Samples.all)
  }

  /// Every character outside the large blocks of ideographs and Hangul, each a text of its own.
  @Test func foldsEachCharacterAsThePeerDoes() throws {
    let blocks: [ClosedRange<UInt32>] = [
      0x01...0x33FF, 0xA000...0xABFF, 0xF900...0xFFFD, 0x1_0000...0x1_05FF, 0x1_D100...0x1_D7FF,
      0x1_F000...0x1_FAFF, 0xE_0000...0xE_01EF,
    ]
    let scalars = blocks.joined().compactMap(Unicode.Scalar.init)
    // A character that the peer's Unicode does not know yet has no name there.
    let known = scalars.filter { $0.properties.age.map { $0 <= (major: 15, minor: 0) } ?? false }
    try expectSameFold(known.map { String($0) })
  }

  /// Root rules, and those of the languages that have dictionaries or rules of their own.
  @Test(arguments: ["und", "id", "th", "km", "my", "lo", "zh", "ja", "ko", "sv", "fi"])
  func breaksWordsAsThePeerDoes(language: String) throws {
    try expectSameWords(Samples.all + Samples.all.map { $0 + " EU:n 3:e" }, language)
  }

  @Test(arguments: ["id", "en", "th", "zh", "vi", "sv"])
  func sortsAsThePeerDoes(language: String) throws {
    try expectSameOrder(
      Samples.all.flatMap { [$0] + $0.split(separator: " ").map(String.init) }, language)
  }

  @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
  func agreesOnRealLines() throws {
    let lines = try Samples.realLines()
    #expect(lines.count > 500)
    try expectSameFold(lines)
    try expectSameWords(lines, "und")
    for language in ["id", "en", "th", "zh", "vi", "sv"] { try expectSameOrder(lines, language) }
  }
}

extension ICUReferenceTests {
  private func expectSameFold(_ texts: [String]) throws {
    let answer = try ICUReference.ask(.init(texts: texts))
    try #require(answer.folded.count == texts.count && answer.casefolded.count == texts.count)
    for (index, text) in texts.enumerated() {
      let folded = try Array(Folding.fold(text).unicodeScalars)
      guard folded != Array(answer.folded[index].unicodeScalars) else { continue }
      Issue.record("\(text.debugDescription): \(folded), peer \(answer.folded[index])")
    }
    // Folding unifies after NFKC_Casefold and nowhere else, so it may start from either.
    for (index, casefolded) in answer.casefolded.enumerated()
    where try Folding.fold(casefolded) != answer.folded[index] {
      Issue.record("\(casefolded.debugDescription): peer \(answer.folded[index])")
    }
  }

  private func expectSameWords(_ texts: [String], _ language: String) throws {
    let answer = try ICUReference.ask(.init(texts: texts, breaks: language))
    let words = try #require(answer.words)
    try #require(words.count == texts.count)
    var tokenizer = Tokenizer(try LanguageTag(language))
    var compared = 0
    for (text, boundaries) in zip(texts, words) {
      let tokens = try tokenizer.tokenize(text)
      // CLDR 42 alone counts `@` among the letters, and Glossary never does.
      guard !tokens.tokens.contains(where: { $0.kind == .placeholder }) && !text.contains("@")
      else { continue }
      compared += 1
      let found = tokens.tokens.map { "\($0.range.end) \($0.kind)" }
      var start = 0
      let expected = boundaries.map { boundary in
        let range = TextRange(start: start, end: boundary[0])
        start = boundary[0]
        return "\(boundary[0]) \(kind(status: boundary[1], of: text.slice(range)))"
      }
      guard found != expected else { continue }
      Issue.record("\(language): \(text.debugDescription): \(found), peer \(expected)")
    }
    #expect(compared * 10 > texts.count * 9)
  }

  /// ICU's status tells words and numbers (100 and above) from the rest; which of the two it is,
  /// ICU tells by the last character, and Glossary by whether there is a letter.
  private func kind(status: Int, of text: Substring) -> Token.Kind {
    let properties = text.unicodeScalars.map(\.properties)
    if status < 100 { return properties.first?.isWhitespace == true ? .space : .punctuation }
    if properties.contains(where: \.isAlphabetic) { return .word }
    if properties.contains(where: { $0.numericType == .decimal }) { return .number }
    return text.allSatisfy { $0 == "_" } ? .punctuation : .word
  }

  private func expectSameOrder(_ given: [String], _ language: String) throws {
    var seen: Set<String> = []
    let texts = given.filter { seen.insert($0).inserted }
    let answer = try ICUReference.ask(.init(texts: texts, collations: [language]))
    let expected = try #require(answer.sorted[language])
    let collator = try Collator(try LanguageTag(language))
    let order = texts.indices.sorted { left, right in
      if collator.precedes(texts[left], texts[right]) { return true }
      return !collator.precedes(texts[right], texts[left]) && left < right
    }
    #expect(order.map { texts[$0] } == expected.map { texts[$0] })
    let keys = try texts.map { try collator.sortKey($0) }
    let keyOrder = texts.indices.sorted { left, right in
      if keys[left] == keys[right] { return left < right }
      return keys[left].lexicographicallyPrecedes(keys[right])
    }
    #expect(keyOrder == expected)
  }
}

private enum Samples {
  static let all: [String] = [
    "", " ", "TKI", "Pasal 5 ayat (2) huruf a–c", "Rp4,7 triliun", "snake_case _ __ a_1 1_",
    "Pelindungan pekerja migran Indonesia diatur dalam UU No. 18 Tahun 2017.",
    "Korban TPPO-nya berkata, “Saya hanya ingin pulang” – lalu diam.",
    "Jum’at, 1.250.000 rupiah; 4,7 persen: ‘ya’?",
    "Người lao động di cư có quyền được bảo vệ trước nạn buôn bán người.",
    "Đường sắt, ăn uống, âm nhạc, ướt át, ố vàng.",
    "Arbetstagare från Åland, Ängelholm och Örebro får lön.",
    "Die Straße führt nach Österreich: „größer als ‚klein‘“.",
    "แรงงานข้ามชาติต้องได้รับการคุ้มครองจากการค้ามนุษย์", "นายจ้างต้องจ่ายค่าจ้างให้ลูกจ้าง ๑๒๓ บาท",
    "ពលករចំណាកស្រុកត្រូវតែទទួលបានការការពារពីការជួញដូរមនុស្ស។",
    "ແຮງງານເຄື່ອນຍ້າຍຕ້ອງໄດ້ຮັບການປົກປ້ອງຈາກການຄ້າມະນຸດ",
    "ရွှေ့ပြောင်းအလုပ်သမားများကို လူကုန်ကူးမှုမှ ကာကွယ်ပေးရမည်။",
    "移民工人的权利受到法律保护，雇主不得扣留护照。", "外籍勞工應受《勞動基準法》保障。",
    "移住労働者は人身取引から保護されなければならない。", "カタカナとひらがな、ｶﾀｶﾅも「引用」する。",
    "이주 노동자는 인신매매로부터 보호받아야 한다.", "사용자는 임금을 지급하여야 한다.",
    "يجب حماية العمال المهاجرين من الاتجار بالبشر.", "لا يجوز لصاحب العمل حجز جواز السفر، أبدًا.",
    "Трудящиеся-мигранты должны быть защищены от торговли людьми.",
    "«Ёлка» и «ели» – не «Ель»: 3,5 ℃.",
    "Οι διακινούμενοι εργάτες πρέπει να προστατεύονται από την εμπορία ανθρώπων.",
    "ΣΊΣΥΦΟΣ, Ὀδυσσεύς· «ἄνθρωπος»;", "प्रवासी श्रमिकों को मानव तस्करी से बचाया जाना चाहिए।",
    "नियोक्ता को १२३ रुपये देने होंगे।",
    "புலம்பெயர் தொழிலாளர்கள் ஆட்கடத்தலிலிருந்து பாதுகாக்கப்பட வேண்டும்.",
    "מהגרי עבודה זכאים להגנה; צה\"ל וארה״ב.", "Միգրանտ աշխատողներ։", "მიგრანტი მუშაკები.",
    "🇮🇩🇲🇾 👩‍🏭👍🏽 1️⃣ é e\u{301} ﬁ Ⅳ ½ m² №5 ＰＭＩ",
    "mixed ไทย中文カナ한글 عربي кириллица a\u{301}\u{200D}b\u{AD}c\r\n\u{2028}\u{A0}\u{3000}x",
  ]

  /// Some of the lines of the corpora beside the project, both languages apart.
  static func realLines() throws -> [String] {
    let folder = try #require(SharedData.folder).appendingPathComponent("data")
    var lines: [String] = []
    for (name, step) in [
      ("tm-tatoeba/en-id.tsv", 40), ("tm-pud/en-id.tsv", 4), ("terms-cldr/en-id.tsv", 4),
      ("terms-smeru/terms.tsv", 2), ("terms-panl-eco/attested-dictionary-pairs.tsv", 8),
      ("terms-tico19/f_en-id_ID.csv", 8),
    ] {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      let rows = text.split(whereSeparator: \.isNewline)
      for index in stride(from: 1, to: rows.count, by: step) {
        lines += rows[index].split(separator: "\t").prefix(2).map(String.init)
      }
    }
    return lines
  }
}
