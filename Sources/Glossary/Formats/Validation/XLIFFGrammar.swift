/// The structure of XLIFF, by its published schemas.
enum XLIFFGrammar {
  /// What the namespaces of all versions begin with.
  static let namespace = "urn:oasis:names:tc:xliff:document:"

  /// The grammar of a version.
  static func grammar(version: String?) -> XMLGrammar {
    version?.hasPrefix("2") ?? false ? two : one
  }

  /// XLIFF 1.2, by `xliff-core-1.2-transitional.xsd`, which takes 1.0 and 1.1 too.
  private static let one = XMLGrammar(
    root: "xliff",
    """
    xliff = (~*, file)+ ; version!:1.0|1.1|1.2 xml:lang:lang *
    file = header?, body ; original! source-language!:lang datatype! target-language:lang \
    xml:space:default|preserve *
    header = skl?, phase-group?, (glossary|reference|count-group|prop-group|note|tool)*, ~* ;
    skl glossary reference bin-source bin-target = internal-file|external-file ; *
    internal-file = #text|~ ; form crc:nmtoken
    external-file = ; href! crc:nmtoken uid:nmtoken
    note = #text ; xml:lang:lang priority:1|2|3|4|5|6|7|8|9|10 from annotates:source|target|general
    phase-group = phase+ ;
    phase = note* ; phase-name! process-name! company-name tool-id tool date job-id contact-name \
    contact-email contact-phone
    count-group = count* ; name!
    count = #text ; count-type phase-name unit
    prop-group = prop+ ; name
    prop = #text ; prop-type! xml:lang:lang
    context-group = context+ ; name crc:nmtoken purpose
    context = #text ; context-type! match-mandatory:yes|no crc:nmtoken
    tool = ANY ; tool-id! tool-name! *
    body = (group|trans-unit|bin-unit)* ;
    group = context-group*, count-group*, prop-group*, note*, ~*, (group|trans-unit|bin-unit)* ; \
    \(common) \(words) merged-trans:yes|no *
    trans-unit = source, seg-source?, target?, (context-group|count-group|prop-group|note|alt-trans)*, \
    ~* ; id! approved:yes|no \(common) \(words) merged-trans:yes|no *
    bin-unit = bin-source, bin-target?, (context-group|count-group|prop-group|note|trans-unit)*, ~* ; \
    id! mime-type! approved:yes|no \(common) *
    alt-trans = source?, seg-source?, target+, context-group*, prop-group*, note*, ~* ; crc:nmtoken \
    xml:lang:lang mid:nmtoken xml:space:default|preserve *
    source seg-source = #text|\(inline) ; xml:lang:lang *
    target = #text|\(inline) ; xml:lang:lang equiv-trans:yes|no *
    g = #text|\(inline) ; id! clone:yes|no *
    x = ; id! clone:yes|no *
    bx = ; id! rid:nmtoken clone:yes|no *
    ex = ; id! rid:nmtoken *
    ph = #text|sub ; id! assoc:preceding|following|both *
    bpt ept = #text|sub ; id! rid:nmtoken *
    it = #text|sub ; id! pos!:open|close rid:nmtoken *
    sub = #text|\(inline) ; datatype ctype xid
    mrk = #text|\(inline) ; mtype! mid:nmtoken comment ts *
    """)

  private static let inline = "g|bpt|ept|ph|it|mrk|x|bx|ex"
  private static let common = "translate:yes|no xml:space:default|preserve"
  private static let words = "size-unit"

  /// XLIFF 2.0 to 2.2, by `xliff_core_2.0.xsd` and the schemas of its modules.
  private static let two = XMLGrammar(
    root: "xliff",
    """
    xliff = file+ ; version! srcLang!:lang trgLang:lang xml:space:default|preserve ~
    file = skeleton?, ~*, notes?, (unit|group)+ ; id!:nmtoken original \(structure) ~
    skeleton = #text|~ ; href
    group = ~*, notes?, (unit|group)* ; id!:nmtoken name type \(structure) ~
    unit = ~*, notes?, originalData?, (segment|ignorable)+ ; id!:nmtoken name type \(structure) ~
    segment = source, target? ; id:nmtoken canResegment:yes|no state:initial|translated|reviewed|final \
    subState
    ignorable = source, target? ; id:nmtoken
    notes = note+ ;
    note = #text ; id:nmtoken appliesTo:source|target category \
    priority:1|2|3|4|5|6|7|8|9|10 ~
    originalData = data+ ;
    data = #text|cp ; id!:nmtoken dir:\(direction) xml:space:preserve
    source = #text|\(codes) ; xml:lang:lang xml:space:default|preserve
    target = #text|\(codes) ; xml:lang:lang xml:space:default|preserve order
    cp = ; hex!
    ph = ; id!:nmtoken dataRef:nmtoken disp equiv subFlows canReorder:\(reorder) \(code) ~
    pc = #text|\(codes) ; id!:nmtoken dataRefStart:nmtoken dataRefEnd:nmtoken dispStart dispEnd \
    equivStart equivEnd subFlowsStart subFlowsEnd canOverlap:yes|no canReorder:\(reorder) \
    dir:\(direction) \(code) ~
    sc = ; id!:nmtoken isolated:yes|no \(half) ~
    ec = ; id:nmtoken startRef:nmtoken isolated:yes|no \(half) ~
    mrk = #text|\(codes) ; id!:nmtoken \(mark) ~
    sm = ; id!:nmtoken \(mark) ~
    em = ; startRef!:nmtoken
    \(XLIFFModule.grammar)
    """)

  private static let codes = "cp|ph|pc|sc|ec|mrk|sm|em"
  private static let direction = "ltr|rtl|auto"
  private static let reorder = "yes|firstNo|no"
  private static let structure = """
    canResegment:yes|no translate:yes|no srcDir:\(direction) trgDir:\(direction) \
    xml:space:default|preserve
    """
  private static let code = """
    canCopy:yes|no canDelete:yes|no copyOf:nmtoken type:fmt|ui|quote|link|image|other subType
    """
  private static let half = """
    dataRef:nmtoken disp equiv subFlows canOverlap:yes|no canReorder:\(reorder) dir:\(direction) \
    \(code)
    """
  private static let mark = "translate:yes|no type ref value"
}
