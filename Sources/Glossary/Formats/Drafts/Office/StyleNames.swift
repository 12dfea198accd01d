/// What paragraph styles of office programs are for, by their names in many languages.
///
/// Programs store the English names of the styles that they bring, but translations occur in
/// documents that other programs wrote.
enum StyleNames {
  /// What a style of this name is for; nil for running text.
  static func kind(of name: String) -> DraftBlock.Kind? {
    let words = name.replacing("_20_", with: " ").lowercased()
    let letters = words.filter { !$0.isWhitespace && $0 != "_" && $0 != "-" }
    if contents.contains(letters) { return nil }
    if furniture.contains(where: letters.hasPrefix) { return .boilerplate }
    if titles.contains(letters) { return .heading(level: 1) }
    for heading in headings where letters.hasPrefix(heading) {
      let level = Int(letters.dropFirst(heading.count))
      if let level, (1...9).contains(level) { return .heading(level: level) }
      if letters.count == heading.count { return .heading(level: 1) }
    }
    if captions.contains(where: letters.hasPrefix) { return .caption }
    if quotations.contains(where: letters.hasPrefix) { return .quotation }
    if notes.contains(where: letters.hasPrefix) { return .note }
    return lists.contains(where: letters.hasPrefix) ? .listItem : nil
  }

  /// Styles of running text whose names begin like others.
  private static let contents: Set<String> = [
    "tablecontents", "tableheading", "listcontents", "listheading", "framecontents", "tablegrid",
    "listparagraph",
  ]
  private static let titles: Set<String> = [
    "title", "subtitle", "judul", "subjudul", "titel", "untertitel", "titre", "soustitre", "título",
    "titolo", "tiêuđề", "ชื่อเรื่อง", "标题", "標題", "表題", "제목",
  ]
  private static let headings = [
    "heading", "judul", "überschrift", "titre", "título", "titulo", "titolo", "kop", "rubrik",
    "overskrift", "otsikko", "nagłówek", "заголовок", "nadpis", "tajuk", "đầuđề", "หัวเรื่อง", "标题",
    "標題", "見出し", "제목",
  ]
  private static let captions = [
    "caption", "keterangan", "beschriftung", "légende", "epígrafe", "leyenda", "legenda",
    "didascalia", "bijschrift", "bildtext", "illustration", "figure", "table", "drawing",
    "chúthích",
    "题注", "図表番号",
  ]
  private static let quotations = [
    "quote", "quotation", "intensequote", "blocktext", "kutipan", "zitat", "citation", "cita",
    "citazione", "citaat", "citat", "цитата", "tríchdẫn", "引用",
  ]
  private static let notes = ["footnote", "endnote", "catatankaki", "fußnote", "notedebasdepage"]
  private static let lists = ["list", "daftarpoin", "aufzählung", "liste"]
  private static let furniture = [
    "toc", "header", "footer", "tableofcontents", "contents", "index", "contentsheading",
    "tableoffigures",
  ]
}
