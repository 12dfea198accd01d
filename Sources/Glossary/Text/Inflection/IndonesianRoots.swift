/// Indonesian words that end like a clitic and bear none.
enum IndonesianRoots {
  /// Returns whether the end of the word belongs to its root, as in *masalah* and *bermasalah*.
  ///
  /// - Complexity: O(`word.utf8.count`).
  static func contains(_ word: Substring) -> Bool {
    // The bound keeps a long run of clitics from a look-up per clitic.
    guard word.utf8.count <= longestWord else { return false }
    return roots.contains(word)
      || prefixes.contains { root(of: word, after: $0).map(roots.contains) ?? false }
      || prefixesBeforeSonorants.contains { prefix in
        guard let root = root(of: word, after: prefix), let first = root.utf8.first else {
          return false
        }
        return "lmnrwy".utf8.contains(first) && roots.contains(root)
      }
  }

  /// The bytes of the longest root with the longest prefix, rounded up.
  private static let longestWord = 24

  private static func root(of word: Substring, after prefix: Substring) -> Substring? {
    guard word.utf8.starts(with: prefix.utf8) else { return nil }
    return Substring(word.utf8.dropFirst(prefix.utf8.count))
  }

  /// Prefixes are listed, not combined with each root, so that *bersekolah*, *prasekolah* and
  /// *antarsekolah* need one entry.
  private static let prefixes = wordList(
    """
    antar anti ber di diper dise kau ke ku mem memper men meng meny multi non pasca pem pen peng
    peny per pra se sub swa ter
    """)

  /// The prefixes `meN-` and `peN-` without a nasal of their own.
  ///
  /// They make *melangkah*, and *menemu* with the entry *nemu*. Before other letters they would
  /// take *mejamu* (your table) for a form of *jamu*, and *petanya* (its map) for one of *tanya*.
  private static let prefixesBeforeSonorants = wordList("me pe")

  /// Words of up to three letters before the clitic are here only for what their prefixes make.
  private static let roots = Set(
    wordList(
      """
      abdullah alah alhamdulillah amrullah asadullah astagfirullah ayatollah ayatulah ayatullah
      baitullah balah belah bilah bismillah celah dalalah dorslah dubilah fathullah fatullah
      firajullah galah gulah habibullah hakulah hamdalah haukalah helah hidayatullah hilah hizbullah
      insyaallah istilah istislah jibilah jilah jumlah kabilah kafilah kalah kalimatullah kalkalah
      kelah khalifatullah khalilullah kilah kitabulah laknatullah lalah lelah lutfillah magalah
      majalah makalah makrifatullah malah manzilah mardatillah masalah masyaallah milah muamalah
      mujadalah mukabalah muktazilah nashrillah nasrullah nyalah nyebelah olah onslah pecahbelah
      pelah perslah pilah polah rahimakallah rahimakumullah rahmatullah rasulullah risalah
      sabilillah saifullah salah salasilah sanglah sebelah sekolah sementelah sempelah seolah
      serbasalah serlah setelah sifatullah silsilah solah subhanallah sulalah sunatullah syarifullah
      tallulah telah tulah ulah wakalah waliullah wasilah zilullah

      akikah alangkah alkah alpukah bangkah barakah bengkah berkah bingkah bongkah bungkah burakah
      cekah dekah engkah firkah halakah halkah hanukah hanukkah harakah ingkah jangkah kelakah
      kerakah khalikah langkah lekah lengkah lungkah mangkah markah masyakah mekah muhlikah
      musyarakah nafkah naskah nikah ningkah ongkah pangkah paskah pungkah rebekah rekah rengkah
      rongkah sedekah serakah serkah sungkah tangkah telingkah tingkah tongkah ungkah

      adapun ampun andaipun ataupun bagaimanapun biarpun himpun jepun kalaupun kendatipun maupun
      meskipun mumpun nampun pumpun rumpun sekalipun sungguhpun tampun walapun walaupun

      awabeku baku bangku bausuku beku bengku berlaku biku buku cangku cindaku duku engku haiku
      isoroku jibaku kaku kasiku kuku laku lelemuku liku maku maluku mangku mengaku nerungku ngaku
      nyaku nyiku nyuku paku pangku pelaku pemangku pengaku perilaku prilaku saku sangku selaku
      shinjuku siku sudoku suku tandabuku teleku tembuku tengku terungku tiwanaku tuangku tuanku
      tungku uku waluku

      assalamu ilmu jamu jemu kamu kemu kemumu marimu mertamu nemu pejamu pramutamu ramu selumu semu
      tamu temu

      catalunya chechnya empunya hanya kenya nanya nyonya punya sonya tanya zefanya
      """))
}
