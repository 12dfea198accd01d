import TestSupport
import Testing

@testable import Glossary

/// A text in which the numbers are marked, with what each is.
struct NumberRow: Sendable, CustomTestStringConvertible {
  var marked: String
  var numbers: [String]

  init(_ marked: String, _ numbers: String...) {
    self.marked = marked
    self.numbers = numbers
  }

  var testDescription: String { marked }
}

@Suite struct NumberReaderTests {
  private func numbers(_ source: String, _ language: LanguageTag) throws -> [NumberMention] {
    var tokenizer = Tokenizer(.undetermined)
    let text = try tokenizer.tokenize(source)
    return text.numbers(in: language, outside: text.namedDates(in: language).map(\.range))
  }

  private func expect(_ row: NumberRow, _ language: LanguageTag) throws {
    let text = MarkedText(row.marked).text
    let numbers = try numbers(text, language)
    #expect(MarkedText.mark(numbers.map(\.range), in: text) == row.marked)
    #expect(numbers.map(Self.describe) == row.numbers)
  }

  private static func describe(_ number: NumberMention) -> String {
    var text = (number.isApproximate ? "~" : "") + number.value.description
    for alternative in number.alternatives { text += "|\(alternative)" }
    switch number.kind {
    case .plain: break
    case .percentage: text += "%"
    case .currency(let code): text += " \(code)"
    case .ordinal: text += "."
    case .code: text += " code"
    }
    switch number.notation {
    case .digits: break
    case .words: text += " words"
    case .roman: text += " roman"
    case .label: text += " label"
    }
    return text
  }

  @Test(arguments: [
    NumberRow("⟦4,7 persen⟧ dan ⟦4.7%⟧ dan ⟦4,70 prosen⟧", "4.7%", "4.7%", "4.7%"),
    NumberRow(
      "⟦1.250.000⟧ ⟦1,250,000⟧ ⟦1.250.000,50⟧ ⟦1,250,000.5⟧", "1250000", "1250000", "1250000.5",
      "1250000.5"),
    NumberRow(
      "⟦1.250⟧ ⟦1,250⟧ ⟦0,250⟧ ⟦0.250⟧ ⟦12.5⟧", "1250|1.25", "1.25|1250", "0.25", "0.25", "12.5"),
    NumberRow("⟦Rp140-an triliun⟧", "~140000000000000 IDR"),
    NumberRow(
      "⟦Rp4,7 triliun⟧, ⟦Rp 4,7 T⟧, ⟦Rp. 5 M⟧, ⟦Rp5M⟧, ⟦Rp500 rb⟧",
      "4700000000000 IDR", "4700000000000 IDR", "5000000000 IDR", "5000000000 IDR", "500000 IDR"),
    NumberRow(
      "⟦IDR 5 miliar⟧ ⟦5 juta rupiah⟧ ⟦US$5 juta⟧ ⟦100 dolar AS⟧", "5000000000 IDR", "5000000 IDR",
      "5000000 USD", "100 USD"),
    NumberRow("⟦5jt⟧ ⟦10rb⟧ ⟦20km⟧ ⟦RM1.500⟧", "5000000", "10000", "20", "1500|1.5 MYR"),
    NumberRow(
      "⟦ke-3⟧, ⟦ketiga⟧, abad ⟦ke-21⟧, Abad ⟦XXI⟧, Bab ⟦IV⟧", "3.", "3. words", "21.", "21. roman",
      "4. roman"),
    NumberRow(
      "⟦dua⟧ orang, ⟦dua belas⟧, ⟦sebelas⟧, ⟦tiga puluh lima⟧, ⟦seratus dua puluh⟧",
      "2 words", "12 words", "11 words", "35 words", "120 words"),
    NumberRow(
      "⟦dua juta⟧, ⟦seribu⟧, ⟦sejuta⟧, ⟦dua ratus tiga puluh lima ribu⟧, ⟦dua ribu lima⟧",
      "2000000 words", "1000 words", "1000000 words", "235000 words", "2005 words"),
    NumberRow(
      "⟦10⟧–⟦12⟧, ⟦10⟧-⟦12 juta⟧, ⟦10⟧ sampai ⟦12 persen⟧", "10", "12", "10|10000000", "12000000",
      "10", "12%"),
    NumberRow("Nomor ⟦18⟧ Tahun ⟦2017⟧, No. ⟦18⟧/⟦2017⟧", "18", "2017", "18", "2017"),
    NumberRow("versi ⟦3.2.1⟧ dan COVID-⟦19⟧", "321 code", "19 label"),
    NumberRow(
      "⟦1⟧. Judul\n⟦(2⟧) isi\n⟦3⟧) ya".replacing("⟦(2⟧", with: "(⟦2⟧"), "1 label", "2 label",
      "3 label"),
    NumberRow("pukul 10.15 WIB, 14.30 WIB, 10:15:30, jam 7"),
    NumberRow("22 Juli 2025, 22/7/2025, Mei 2020, {0} %s https://a.id/5 BP2MI P3MI 3G"),
    NumberRow("⟦٤٧⟧ ⟦๔,๗⟧ ⟦១២⟧ ⟦၁၂⟧ ⟦١٬٢٥٠٫٥⟧", "47", "4.7", "12", "12", "1250.5"),
    NumberRow("era ⟦1990-an⟧, tahun ⟦80-an⟧", "~1990", "~80|1980"),
    NumberRow("⟦2008⟧/⟦09⟧, ⟦2008⟧-⟦10⟧", "2008", "9|2009", "2008", "10|2010"),
    NumberRow("⟦60,13⟧ dan ⟦123456789012345678⟧", "60.13", "123456789012345678"),
    NumberRow("ratusan, puluhan, ribuan, satuan, penduduk"),
  ])
  func indonesian(row: NumberRow) throws {
    try expect(row, .indonesian)
  }

  @Test(arguments: [
    NumberRow("⟦4.7 per cent⟧, ⟦4.7 percent⟧, ⟦4.7%⟧", "4.7%", "4.7%", "4.7%"),
    NumberRow("⟦1,250⟧ ⟦1.250⟧ ⟦1,250,000⟧", "1250|1.25", "1.25|1250", "1250000"),
    NumberRow(
      "⟦$5 million⟧ ⟦US$5m⟧ ⟦$2.5-million⟧ ⟦€3bn⟧ ⟦5 mn⟧ ⟦Rp4.7 trillion⟧",
      "5000000 USD", "5000000 USD", "2500000 USD", "3000000000 EUR", "5000000", "4700000000000 IDR"),
    NumberRow(
      "⟦1st⟧ ⟦third⟧ ⟦21st⟧ century, Chapter ⟦IV⟧, I went", "1.", "3. words", "21.", "4. roman"),
    NumberRow(
      "⟦twelve⟧, ⟦twenty-five⟧, ⟦two hundred and five⟧, ⟦three million⟧", "12 words", "25 words",
      "205 words", "3000000 words"),
    NumberRow("the ⟦1990s⟧; ⟦two⟧ to ⟦three million⟧", "~1990", "2|2000000 words", "3000000 words"),
    NumberRow("at 10:15 a.m., 5 pm, 5pm"),
    NumberRow("⟦100⟧ people and ⟦50 dollars⟧", "100", "50 USD"),
    NumberRow("Law No. ⟦18⟧ of ⟦2017⟧", "18", "2017"),
    NumberRow("hundreds of thousands, millions"),
  ])
  func english(row: NumberRow) throws {
    try expect(row, .english)
  }

  @Test func valuesAreExactAndOrdered() {
    #expect(DecimalValue(470, exponent: -2) == DecimalValue(47, exponent: -1))
    #expect(DecimalValue(0, exponent: 5) == DecimalValue(0))
    #expect(DecimalValue(47, exponent: -1).description == "4.7")
    #expect(DecimalValue(-5, exponent: -3).description == "-0.005")
    #expect(DecimalValue(125, exponent: 4).description == "1250000")
    let ordered = [
      DecimalValue(-20), DecimalValue(-3), DecimalValue(-25, exponent: -1), DecimalValue(0),
      DecimalValue(5, exponent: -3), DecimalValue(47, exponent: -1), DecimalValue(5),
      DecimalValue(12), DecimalValue(120), DecimalValue(121), DecimalValue(4, exponent: 12),
    ]
    #expect(ordered.shuffled().sorted() == ordered)
  }

  @Test func romanNumeralsAreReadBack() {
    for number in 1...399 {
      let numeral = RomanNumeral.numeral(number)
      #expect(RomanNumeral.value(numeral[...]) == (numeral.count <= 9 ? number : nil))
    }
    for other in ["IIII", "VX", "IC", "ABC", "", "iv", "VV"] {
      #expect(RomanNumeral.value(other[...]) == nil)
    }
  }

  /// A number is the same number in the writing habits of both languages.
  @Test(arguments: 0..<400 as Range<UInt64>)
  func habitsOfBothLanguagesAgree(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let whole = Int.random(
      in: 0...Int(pow10: Int.random(in: 1...10, using: &random)), using: &random)
    let places = Int.random(in: 0...4, using: &random)
    let decimals = places == 0 ? 0 : Int.random(in: 0..<Int(pow10: places), using: &random)
    let value = DecimalValue(whole * Int(pow10: places) + decimals, exponent: -places)
    let tail = String(String(decimals + Int(pow10: places)).dropFirst())
    func written(_ group: String, _ decimal: String) -> String {
      Self.grouped(whole, by: group) + (places > 0 ? decimal + tail : "")
    }
    for (scaleID, scaleEN, power) in [
      ("", "", 0), (" ribu", " thousand", 3), (" juta", " million", 6), (" miliar", " billion", 9),
    ] {
      for (unitID, unitEN) in [("", ""), (" persen", " per cent")] {
        let indonesian = try numbers("Ada \(written(".", ","))\(scaleID)\(unitID).", .indonesian)
        let english = try numbers("It is \(written(",", "."))\(scaleEN)\(unitEN).", .english)
        #expect(indonesian.map(\.value) == [value.scaled(by: power)])
        #expect(english.map(\.value) == indonesian.map(\.value))
        #expect(english.map(\.kind) == indonesian.map(\.kind))
      }
    }
  }

  private static func grouped(_ number: Int, by mark: String) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text += mark }
      text.append(digit)
    }
    return text
  }

  /// No text may stop the reader, and numbers come in order without overlap.
  @Test(arguments: 0..<300 as Range<UInt64>)
  func anyTextIsRead(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "22", "7", "2025", ",", ".", "-", " ", " ", "juta", "Rp", "$", "US", "%", "per cent", "dua",
      "puluh", "belas", "ratus", "seribu", "ke-", "Bab IV", "XXI", "5jt", "(", ")", "\n", "٤", "T",
      "999999999999999999", ":", "WIB", "twenty", "hundred", "and", "million", "an", "s",
    ]
    let source = (0..<Int.random(in: 0...24, using: &random)).map { _ in
      pieces.randomElement(using: &random) ?? ""
    }.joined()
    for language in [LanguageTag.indonesian, .english] {
      let numbers = try numbers(source, language)
      #expect(numbers.allSatisfy { !$0.range.isEmpty && $0.range.end <= source.utf8.count })
      for (left, right) in zip(numbers, numbers.dropFirst()) {
        #expect(left.range.end <= right.range.start, "\(source)")
      }
    }
  }
}

extension Int {
  fileprivate init(pow10 exponent: Int) {
    self = (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
