/// Words that carry no subject: terms do not begin or end with them.
struct StopWords: Sendable {
  /// What a lemma may be in a term.
  enum Role: UInt8, Sendable {
    /// Any part.
    case content

    /// A word between others, such as *of*.
    case link

    /// No part.
    case stop
  }

  /// The role of each lemma, by number.
  private let roles: [Role]

  /// Judges the lemmas of a side.
  ///
  /// Of languages without a list the words that stand in one sentence of twelve, and letters that
  /// stand alone, are taken for stop words.
  init(_ side: CorpusSide) {
    if let lists = Self.lists[side.language.language] {
      roles = side.lemmaTexts.map { lemma in
        lists.links.contains(lemma) ? .link : lists.stops.contains(lemma) ? .stop : .content
      }
      return
    }
    var sentences = [Int32](repeating: 0, count: side.lemmaTexts.count)
    var last = [Int32](repeating: -1, count: side.lemmaTexts.count)
    for sentence in 0..<side.count {
      for place in side.words(sentence) {
        let lemma = Int(side.lemma(at: place))
        if last[lemma] == Int32(sentence) { continue }
        last[lemma] = Int32(sentence)
        sentences[lemma] += 1
      }
    }
    let many = max(Self.fewestSentences, side.count / 12)
    roles = sentences.indices.map { sentences[$0] >= many ? .link : .content }
  }

  /// What a lemma may be in a term.
  subscript(lemma: Int32) -> Role { roles[Int(lemma)] }

  private static func words(_ list: String) -> Set<String> { Set(wordList(list).map(String.init)) }

  /// Below so many sentences frequency says nothing.
  private static let fewestSentences = 20

  private static let lists: [String: (stops: Set<String>, links: Set<String>)] = [
    "en": (
      words(
        """
        a about above across after again ago all almost alone along already also although always am
        among an another any anyone anything are around as away be became because become been before
        being below besides between both but can cannot could did do does doing done down during each
        either else enough etc even ever every everyone everything except few first get give given go
        had has have having he hence her here hers herself him himself his how however i ie if
        indeed instead into is it its itself just last least less let like made make many may
        maybe me might mine more moreover most much must my myself near need neither never
        nevertheless no nobody none nor not nothing now often oh once one only onto or other others
        ought our ours ourselves out over own per perhaps quite rather really same see seem seen several
        shall she should since so some someone something sometimes still such take than that their
        theirs them themselves then there therefore these they thing this those though through throughout thus
        too toward towards two under until up upon us use used very via was we well were what whatever when
        where whereas whether which while who whole whom whose why will within without would yes yet
        you your yours yourself said say says don didn doesn isn wasn ll ve re according based following including regarding related due
        zero three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred
        thousand million billion trillion second third
        """),
      words("of for and the in on to with by at from against")
    ),
    "id": (
      words(
        """
        ada adalah adanya agar akan akhirnya aku amat anda antara apa apabila apakah apalagi atau bagaimana bagaimanapun
        bagi bahkan bahwa banyak baru beberapa begini begitu belum berada berbagai berupa biasanya bila bisa
        boleh bukan buat cukup dalam dahulu dan dapat demi demikian dia diri dll dsb dulu engkau
        hal hampir hanya harus hingga ia ialah ini itu iya jadi jangan jika jikalau juga kadang
        kalau kalian kami kamu karena kata kecuali kemudian kepada kerap ketika kini kita kok lagi lain
        lalu lah lebih maka malah mana masih masing maupun melainkan melalui memang mereka merupakan
        meski meskipun misalnya mungkin namun nanti oleh pada padahal paling para pasti per
        pernah pula pun saat saja saling sama sambil sampai sangat satu saya sebab sebagai sebagaimana sebagian sebelum
        sebuah secara sedang sedangkan sedikit segala sehingga sejak sekarang sekali sekitar selain selalu selama
        seluruh semua sementara semakin seorang sepanjang seperti seringkali sering serta sesuai sesuatu
        setelah setiap siapa suatu sudah supaya tadi tapi telah tentang tentu terdapat terhadap
        tersebut tetap tetapi tiap tidak tidaklah walau walaupun yaitu yakni ya
        menjadi serta maupun antaranya dimana ketimbang bersama menurut berdasarkan termasuk akibat karenanya
        satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus ribu
        juta miliar milyar triliun pertama kedua ketiga keempat kelima
        """),
      words("untuk dan atas di ke dari dengan pada bagi terhadap oleh dalam yang")
    ),
  ]
}
