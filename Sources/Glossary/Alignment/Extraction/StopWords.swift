/// Words that carry no subject: terms do not begin or end with them.
struct StopWords: Sendable {
  /// What a lemma may be in a term.
  enum Role: UInt8, Sendable {
    /// Any part.
    case content

    /// A word others, such as *of*.
    case link

    /// No part.
    case stop
  }

  /// The role of each lemma, by number.
  private let roles: [Role]

  /// Judges the lemmas of a side.
  ///
  /// Of languages a list the words that stand in sentence of twelve, and letters that
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
        a about above according across after again ago all almost alone along already also
        although always am among an another any anyone anything are around as away based be
        became because become been before being below besides both but can cannot could did
        didn do does doesn doing don done down due during each either else enough etc even
        ever every everyone everything except few following get give given go had has have
        having he hence her here hers herself him himself his how however i ie if including
        indeed instead into is isn it its itself just last less let like ll made make many
        may maybe me might mine more moreover most much must my myself near neither never
        nevertheless no nobody none nor not nothing now often oh once only onto or other
        others ought our ours ourselves out over own per perhaps quite rather re really
        regarding related said same say says see seem seen several shall she should since so
        some someone something sometimes still such take than that their theirs them
        themselves then there therefore these they thing this those though through
        throughout thus too toward towards until up upon us used ve very via was wasn we
        well were what whatever when where whereas whether which while who whole whom whose
        why will within would yes yet you your yours yourself
        """),
      words(
        """
        of for and the in on to with by at from against without under between zero one two
        three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
        hundred thousand million billion trillion
        """)
    ),
    "id": (
      words(
        """
        ada adalah adanya agar akan akhirnya aku amat anda antara antaranya apa apabila
        apakah apalagi atau bagaimana bagaimanapun bahkan bahwa banyak beberapa begini
        begitu berada berbagai berdasarkan berupa biasanya bila bisa boleh buat cukup dahulu
        dapat demi demikian dia dimana dll dsb dulu engkau hal hampir hanya harus hingga ia
        ialah ini itu iya jadi jangan jika jikalau juga kadang kalau kalian kami kamu karena
        karenanya kata kecuali kemudian kepada kerap ketika ketimbang kini kita kok lagi lah
        lain lalu lebih maka malah mana masih masing maupun melainkan melalui memang menjadi
        menurut mereka merupakan meski meskipun misal misalnya mungkin namun nanti padahal
        paling para pasti per pernah pula pun saat saja sambil sampai sangat saya sebab
        sebagai sebagaimana sebagian sebelum sebuah secara sedang sedangkan sedikit segala
        sehingga sejak sekali sekarang sekitar selain selalu selama seluruh semakin semua
        seorang sepanjang seperti sering seringkali sesuai sesuatu setelah setiap setidak
        siapa suatu sudah supaya tadi tapi telah tentu terdapat termasuk tersebut tetapi
        tiap tidaklah walau walaupun ya yaitu yakni
        """),
      words(
        """
        untuk dan atas di ke dari dengan pada bagi terhadap oleh dalam yang saling tidak
        bukan belum serta tentang satu dua tiga empat lima enam tujuh delapan sembilan
        sepuluh sebelas belas puluh ratus ribu juta miliar milyar triliun
        """)
    ),
  ]
}
