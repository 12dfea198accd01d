/// The subtags that have a newer name, from the IANA Language Subtag Registry of 2025-08-25.
///
/// Each table is read once, when a tag first needs it; tags such as `id` and `en-GB` need none.
enum LanguageSubtagAliases {
  /// The code to write for a language: `id` for `in` and `ind`, the code itself for most.
  ///
  /// One code, `sh` for Serbo-Croatian, becomes a language with a script, `sr-Latn`.
  ///
  /// - Complexity: O(1).
  static func language(_ code: String) -> String {
    switch code {
    case "in": "id"
    case "iw": "he"
    case "ji": "yi"
    case "jw": "jv"
    case "mo": "ro"
    case "sh": "sr-Latn"
    default: code.utf8.count == 3 ? threeLetterCodes[code] ?? code : code
    }
  }

  /// The code of a language that is written with a variant: `cmn` for `zh-guoyu`.
  static func language(_ language: String, variant: String) -> String? {
    switch (language, variant) {
    case ("art", "lojban"): "jbo"
    case ("zh", "guoyu"): "cmn"
    case ("zh", "hakka"): "hak"
    case ("zh", "xiang"): "hsn"
    default: nil
    }
  }

  /// The code of a language that is written after another, `yue` for `zh-yue`.
  ///
  /// - Returns: `nil` when the registry knows no such pair.
  /// - Complexity: O(1).
  static func extendedLanguage(_ subtags: [String], of language: String) -> String? {
    switch (language, subtags) {
    case ("no", ["bok"]): return "nb"
    case ("no", ["nyn"]): return "nn"
    case ("zh", ["min", "nan"]): return "nan"
    default: break
    }
    guard subtags.count == 1, extendedLanguages[subtags[0]] == language else { return nil }
    return subtags[0]
  }

  /// The code of a region today: `MM` for `BU`, the code itself for most.
  static func region(_ code: String) -> String {
    switch code {
    case "BU": "MM"
    case "DD": "DE"
    case "FX": "FR"
    case "TP": "TL"
    case "YD": "YE"
    case "ZR": "CD"
    default: code
    }
  }

  /// The code of the sign language that `sgn` with a region named: `ase` for `US`.
  ///
  /// - Complexity: O(1).
  static func signLanguage(of region: String) -> String? {
    signLanguages[region]
  }

  /// The canonical form of a tag that breaks the grammar but is registered as a whole.
  ///
  /// - Complexity: O(length).
  static func irregular(_ subtags: [String]) -> String? {
    irregularTags[subtags.joined(separator: "-")]
  }
}

extension LanguageSubtagAliases {
  /// RFC 5646, section 2.2.8; those without a preferred value stand for themselves.
  ///
  /// The regular ones are not here: `art-lojban`, `no-bok` and the like are read by the grammar.
  private static let irregularTags: [String: String] = [
    "en-gb-oed": "en-GB-oxendict",
    "i-ami": "ami", "i-bnn": "bnn", "i-default": "i-default", "i-enochian": "i-enochian",
    "i-hak": "hak", "i-klingon": "tlh", "i-lux": "lb", "i-mingo": "i-mingo", "i-navajo": "nv",
    "i-pwn": "pwn", "i-tao": "tao", "i-tay": "tay", "i-tsu": "tsu",
    "sgn-be-fr": "sfb", "sgn-be-nl": "vgt", "sgn-ch-de": "sgg",
    "zh-min": "zh-min",
  ]

  private static let signLanguages = pairs(
    """
    BR:bzs CO:csn DE:gsg DK:dsl ES:ssp FR:fsl GB:bfi GR:gss IE:isg IT:ise JP:jsl MX:mfs NI:ncs
    NL:dse NO:nsl PT:psr SE:swl US:ase ZA:sfs
    """)

  /// What to write for a code of three letters.
  private static let threeLetterCodes = pairs(iso639 + "\n" + deprecated)

  /// The language that each extended language may follow.
  private static let extendedLanguages: [String: String] = {
    var languages: [String: String] = [:]
    var language = ""
    for word in extendedLanguageRows.split(whereSeparator: \.isWhitespace) {
      if word.utf8.last == UInt8(ascii: ":") {
        language = String(word.dropLast())
      } else {
        languages[String(word)] = language
      }
    }
    return languages
  }()

  private static func pairs(_ table: String) -> [String: String] {
    var pairs: [String: String] = [:]
    for pair in table.split(whereSeparator: \.isWhitespace) {
      guard let colon = pair.firstIndex(of: ":") else { continue }
      pairs[String(pair[..<colon])] = String(pair[pair.index(after: colon)...])
    }
    return pairs
  }
}

extension LanguageSubtagAliases {
  /// ISO 639-2, terminology and bibliographic codes, and `hbs` of ISO 639-3, with ISO 639-1.
  private static let iso639 = """
    aar:aa abk:ab afr:af aka:ak alb:sq amh:am ara:ar arg:an arm:hy asm:as ava:av ave:ae aym:ay
    aze:az bak:ba bam:bm baq:eu bel:be ben:bn bih:bh bis:bi bod:bo bos:bs bre:br bul:bg bur:my
    cat:ca ces:cs cha:ch che:ce chi:zh chu:cu chv:cv cor:kw cos:co cre:cr cym:cy cze:cs dan:da
    deu:de div:dv dut:nl dzo:dz ell:el eng:en epo:eo est:et eus:eu ewe:ee fao:fo fas:fa fij:fj
    fin:fi fra:fr fre:fr fry:fy ful:ff geo:ka ger:de gla:gd gle:ga glg:gl glv:gv gre:el grn:gn
    guj:gu hat:ht hau:ha hbs:sr-Latn heb:he her:hz hin:hi hmo:ho hrv:hr hun:hu hye:hy ibo:ig
    ice:is ido:io iii:ii iku:iu ile:ie ina:ia ind:id ipk:ik isl:is ita:it jav:jv jpn:ja kal:kl
    kan:kn kas:ks kat:ka kau:kr kaz:kk khm:km kik:ki kin:rw kir:ky kom:kv kon:kg kor:ko kua:kj
    kur:ku lao:lo lat:la lav:lv lim:li lin:ln lit:lt ltz:lb lub:lu lug:lg mac:mk mah:mh mal:ml
    mao:mi mar:mr may:ms mkd:mk mlg:mg mlt:mt mon:mn mri:mi msa:ms mya:my nau:na nav:nv nbl:nr
    nde:nd ndo:ng nep:ne nld:nl nno:nn nob:nb nor:no nya:ny oci:oc oji:oj ori:or orm:om oss:os
    pan:pa per:fa pli:pi pol:pl por:pt pus:ps que:qu roh:rm ron:ro rum:ro run:rn rus:ru sag:sg
    san:sa sin:si slk:sk slo:sk slv:sl sme:se smo:sm sna:sn snd:sd som:so sot:st spa:es sqi:sq
    srd:sc srp:sr ssw:ss sun:su swa:sw swe:sv tah:ty tam:ta tat:tt tel:te tgk:tg tgl:tl tha:th
    tib:bo tir:ti ton:to tsn:tn tso:ts tuk:tk tur:tr twi:tw uig:ug ukr:uk urd:ur uzb:uz ven:ve
    vie:vi vol:vo wel:cy wln:wa wol:wo xho:xh yid:yi yor:yo zha:za zho:zh zul:zu
    """

  /// Deprecated codes of the registry, and `mol`, `scc`, `scr`, which ISO 639-2 has withdrawn.
  private static let deprecated = """
    aam:aas adp:dz ajp:apc ajt:aeb asd:snz aue:ktz ayx:nun bgm:bcg bic:bir bjd:drl blg:iba
    ccq:rki cjr:mom cka:cmr cmk:xch coy:pij cqu:quh dek:sqm dit:dif drh:khk drr:kzk drw:prs
    gav:dev gfx:vaj ggn:gvr gli:kzk gti:nyc guv:duz hrr:jal ibi:opa ilw:gal jeg:oyb kgc:tdf
    kgh:kml kgm:plu koj:kwv krm:bmf ktr:dtp kvs:gdj kwq:yam kxe:tvd kxl:kru kzj:dtp kzt:dtp
    lak:ksp lii:raq llo:ngt lmm:rmx meg:cir mol:ro mst:mry mwj:vaj myd:aog myt:mry nad:xny
    ncp:kdz nns:nbr nnx:ngv nom:cbr nte:eko nts:pij nxu:bpp oun:vaj pat:kxr pcr:adx pmc:huw
    pmk:crr pmu:phr ppa:bfy ppr:lcq prp:gu pry:prt puz:pub sca:hle scc:sr scr:hr skk:oyb smd:kmb
    snb:iba szd:umi tdu:dtp thc:tpo thw:ola thx:oyb tie:ras tkk:twm tlw:weo tmk:tdg tmp:tyj
    tne:kak tnf:prs tpw:tpn tsf:taj uok:ema xba:cax xia:acn xkh:waw xrq:dmw xss:zko ybd:rki
    yma:lrr ymt:mtm yos:zom yuu:yug zir:scv zkb:kjh
    """

  /// The registry's extended languages, after the language that each may follow.
  private static let extendedLanguageRows = """
    ar: aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arb arq ars ary arz auz avl
    ayh ayl ayn ayp bbz pga shu ssh
    kok: gom knn
    lv: ltg lvs
    ms: bjn btj bve bvu coa dup hji jak jax kvb kvr kxd lce lcf liw max meo mfa mfb min mqg msi
    mui orn ors pel pse tmw urk vkk vkt xmm zlm zmi zsm
    sgn: ads aed aen afg ajs ase asf asp asq asw bfi bfk bog bqn bqy bvl bzs cds csc csd cse csf
    csg csl csn csq csr csx doq dse dsl dsz ecs ehs esl esn eso eth fcs fse fsl fss gds gse gsg
    gsm gss gus hab haf hds hks hos hps hsh hsl icl iks ils inl ins ise isg isr jcs jhs jks jls
    jos jsl jus kgi kvk lbs lgs lls lsb lsc lsg lsl lsn lso lsp lst lsv lsw lsy lws mdl mfs mre
    msd msr mzc mzg mzy nbs ncs nsi nsl nsp nsr nzs okl pgz pks prl prz psc psd psg psl pso psp
    psr pys rib rms rnb rsi rsl rsm rsn sdl sfb sfs sgg sgx slf sls sqk sqs sqx ssp ssr svk swl
    syy szs tse tsm tsq tss tsy tza ugn ugy ukl uks vgt vsi vsl vsv wbs xki xml xms yds ygs yhs
    ysl ysm zib zsl
    sw: swc swh
    uz: uzn uzs
    zh: cdo cjy cmn cnp cpx csp czh czo gan hak hnm hsn luh lzh mnp nan sjc wuu yue
    """
}
