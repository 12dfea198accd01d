/// The structure of TMX, by its published DTDs.
enum TMXGrammar {
  /// The grammar of a version; that of 1.4 for one that is unknown.
  static func grammar(version: String?) -> XMLGrammar {
    switch version {
    case "1.1": one
    case "1.2": two
    case "1.3": three
    default: four
    }
  }

  /// By `tmx14.dtd`.
  private static let four = grammar(
    "1.4", language: "xml:lang! lang", property: "xml:lang o-encoding lang", unknown: "#text|sub")

  /// By `tmx13.dtd`.
  private static let three = grammar(
    "1.3", language: "xml:lang! lang", property: "xml:lang o-encoding")

  /// By `tmx12.dtd`.
  private static let two = grammar(
    "1.2", language: "lang!", note: "o-encoding lang", property: "lang o-encoding")

  /// By `tmx11.dtd`.
  private static let one = grammar(
    "1.1", language: "lang!", note: "o-encoding lang", property: "lang o-encoding",
    codes: "bpt|ept|it|ph|ut", segment: "|sub", flow: "")

  private static func grammar(
    _ version: String, language: String, note: String = "o-encoding xml:lang lang",
    property: String, codes: String = "bpt|ept|it|ph|hi|ut", segment: String = "",
    flow: String = "datatype type", unknown: String = "#text"
  ) -> XMLGrammar {
    let segments = "block|paragraph|sentence|phrase"
    let history = """
      o-encoding datatype usagecount lastusagedate creationtool creationtoolversion creationdate \
      creationid changedate changeid o-tmf
      """
    return XMLGrammar(
      root: "tmx",
      """
      tmx = header, body ; version!:\(version)
      header = (note|prop|ude)* ; creationtool! creationtoolversion! segtype!:\(segments) o-tmf! \
      adminlang! srclang! datatype! o-encoding creationdate creationid changedate changeid
      body = tu* ;
      tu = (note|prop)*, tuv+ ; tuid segtype:\(segments) srclang \(history)
      tuv = (note|prop)*, seg ; \(language) \(history)
      note = #text ; \(note)
      prop = #text ; type! \(property)
      ude = map+ ; name! base
      map = ; unicode! code ent subst
      seg = #text|\(codes)\(segment) ;
      sub = #text|\(codes) ; \(flow)
      bpt = #text|sub ; i! x type
      ept = #text|sub ; i!
      it = #text|sub ; pos!:begin|end x type
      ph = #text|sub ; x assoc type
      hi = #text|\(codes) ; x type
      ut = \(unknown) ; x
      """)
  }
}
