/// Tells lines that belong to a page and not to its text, and the words under pictures and tables.
///
/// Every list here is lower case; a line is looked at behind marks of headings, lists and emphasis.
enum BoilerplateLine {
  /// Whether a line is a link to another page, a byline, a copyright line, a row of share buttons
  /// or a label of a form.
  ///
  /// - Complexity: O(1): a longer line than any of these is text.
  static func matches(_ line: some Collection<UInt8>) -> Bool {
    let length = line.count
    return beginnings(of: line).contains { beginning in
      switch beginning.kind {
      case .always: true
      case .notice: length <= longestNotice
      case .label: length <= longestLabel
      case .button: length <= longestButton
      case .service: length <= longestLabel && isButtons(line)
      case .caption, .numbered: false
      }
    }
  }

  /// Whether a line stands alone above titles of other pages.
  ///
  /// - Complexity: O(1).
  static func headsLinks(_ line: some Collection<UInt8>) -> Bool {
    guard line.count <= longestButton else { return false }
    let words = line.drop { isMark($0) }.map(lowercased)
    return linkHeads.contains { head in
      words.starts(with: head.utf8) && words.dropFirst(head.utf8.count).allSatisfy { !isLetter($0) }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || byte >= 0x80
  }

  /// Whether a line is the words under a picture or a table.
  ///
  /// *Tabel 2. Jumlah pekerja* is one, *Tabel 2 menunjukkan bahwa* is a sentence.
  ///
  /// - Complexity: O(1).
  static func isCaption(_ line: some Collection<UInt8>) -> Bool {
    guard line.count <= longestNotice else { return false }
    return beginnings(of: line).contains { beginning in
      switch beginning.kind {
      case .caption: true
      case .numbered: isNumbered(line.drop { isMark($0) }.dropFirst(beginning.words.count))
      case .always, .notice, .label, .button, .service: false
      }
    }
  }

  /// What a beginning makes of its line.
  private enum Kind { case always, notice, label, button, service, caption, numbered }

  private struct Beginning {
    var words: [UInt8]
    var kind: Kind
  }

  /// The known beginnings that a line has, behind the marks before its words.
  private static func beginnings(of line: some Collection<UInt8>) -> [Beginning] {
    let words = line.drop { isMark($0) }
    guard let first = words.first else { return [] }
    return known[Int(lowercased(first))].filter { beginning in
      var index = words.startIndex
      for byte in beginning.words {
        guard index < words.endIndex, lowercased(words[index]) == byte else { return false }
        words.formIndex(after: &index)
      }
      return true
    }
  }

  /// The beginnings by their first byte.
  private static let known: [[Beginning]] = {
    var known = [[Beginning]](repeating: [], count: 256)
    let lists: [(Kind, [String])] = [
      (.always, starts), (.notice, notices), (.label, labels), (.button, buttons),
      (.service, Array(services)), (.caption, captions), (.numbered, numbered),
    ]
    for (kind, list) in lists {
      for words in list {
        let words = Array(words.utf8)
        if let first = words.first {
          known[Int(first)].append(Beginning(words: words, kind: kind))
        }
      }
    }
    return known
  }()

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: "("), UInt8(ascii: ">"),
      UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// Whether a number and a mark begin the rest of a line that begins like a caption.
  private static func isNumbered(_ rest: some Collection<UInt8>) -> Bool {
    let number = rest.prefix { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }
    guard number.contains(where: { (0x30...0x39).contains($0) }) else { return false }
    let behind = rest.dropFirst(number.count)
    return behind.first == UInt8(ascii: ":")
      || (number.reversed().first == 0x2E && !behind.isEmpty)
  }

  /// Whether a line holds nothing but names of services and what buttons say.
  private static func isButtons(_ line: some Collection<UInt8>) -> Bool {
    let words = String(decoding: line, as: UTF8.self).lowercased()
      .split { !$0.isLetter && !$0.isNumber }
    return words.count > 1 && words.allSatisfy { services.contains(String($0)) }
  }

  private static let longestNotice = 240
  private static let longestLabel = 160
  private static let longestButton = 40

  /// Beginnings that no sentence of a text has.
  private static let starts = [
    "baca juga", "baca selengkapnya", "baca pula", "lihat juga:", "simak juga", "simak pula",
    "read also", "read more", "also read", "see also:", "related articles", "related posts",
    "artikel terkait", "berita terkait", "editor:", "editor :", "penulis:", "penulis :",
    "reporter:", "reporter :", "pewarta:", "pewarta :", "penyunting:", "written by:", "author:",
    "©", "(c) 20", "c) 20", "share:", "share this", "bagikan:", "bagikan ini", "bagikan artikel",
    "bagikan berita", "tag:", "tags:", "label:", "kategori:", "category:", "categories:",
  ]

  /// Lines above titles of other pages.
  private static let linkHeads = [
    "artikel terkait", "berita terkait", "baca juga", "baca pula", "berita lainnya", "lihat juga",
    "related articles", "related posts", "read also", "also read", "read more",
  ]

  /// Beginnings of short lines; in a long one they begin a sentence.
  private static let notices = [
    "copyright ©", "copyright (c)", "copyright 2", "copyright 1", "hak cipta ©",
    "hak cipta dilindungi", "hak cipta (c)", "hak cipta 2", "all rights reserved",
    "seluruh hak cipta", "lihat juga", "your email address will not be published",
    "alamat email anda tidak akan dipublikasikan", "required fields are marked",
    "ruas yang wajib ditandai", "save my name, email", "simpan nama, email",
    "simpan nama saya, email", "time limit is exhausted", "please reload captcha",
    "notify me of new posts", "notify me of follow-up", "beritahu saya",
  ]

  /// Beginnings of the labels of forms and pages.
  private static let labels = [
    "bagikan ke", "bagikan di", "leave a reply", "leave a comment",
    "tinggalkan balasan", "tinggalkan komentar", "tulis komentar", "kirim komentar",
    "post comment", "batalkan balasan", "cancel reply", "skip to content",
    "langsung ke konten", "lewati ke konten", "klik untuk berbagi", "click to share",
    "previous post", "next post", "pos sebelumnya", "pos berikutnya",
  ]

  private static let captions = [
    "foto:", "foto :", "foto/", "foto oleh", "foto ilustrasi", "sumber foto", "sumber gambar",
    "sumber:", "keterangan foto", "keterangan gambar", "dok.", "dok:", "dokumentasi:",
    "ilustrasi:", "photo:", "photo by", "photo credit", "photo courtesy", "image:",
    "image credit", "image source", "source:", "caption:", "gambar:", "credit:",
  ]

  /// What numbered captions begin with.
  private static let numbered = [
    "gambar ", "tabel ", "grafik ", "bagan ", "foto ", "figure ", "table ", "chart ", "fig. ",
    "photo ", "peta ", "map ",
  ]

  /// What buttons say.
  private static let buttons = ["bagikan", "captcha", "copyright "]

  /// The services that pages are shared by, and what else stands beside them.
  private static let services: Set<String> = [
    "facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "pinterest", "instagram",
    "tiktok", "youtube", "email", "print", "cetak", "copy", "link", "salin", "tautan", "share",
    "tweet", "bagikan", "line", "reddit", "tumblr", "pocket", "messenger", "threads", "surel",
  ]
}
