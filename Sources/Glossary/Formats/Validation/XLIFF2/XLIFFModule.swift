/// A module of XLIFF 2: elements and attributes in a namespace of its own (XLIFF 2.1, section 5, and
/// 2.0 for change tracking).
///
/// The raw value is the prefix by which grammar and rules name what belongs to it, whatever prefix a
/// document declares.
enum XLIFFModule: String, CaseIterable {
  case matches = "mtc"
  case glossary = "gls"
  case formatStyle = "fs"
  case metadata = "mda"
  case resourceData = "res"
  case changeTracking = "ctr"
  case sizeRestriction = "slr"
  case validation = "val"

  /// The module of a namespace; nil for one of another tool.
  init?(namespace: String) {
    guard namespace.hasPrefix(Self.start), namespace.hasSuffix(Self.end),
      let module = Self.byWord[String(namespace.dropFirst(Self.start.count).dropLast(4))]
    else { return nil }
    self = module
  }

  private static let start = "urn:oasis:names:tc:xliff:"
  private static let end = ":2.0"
  private static let byWord: [String: XLIFFModule] = [
    "matches": .matches, "glossary": .glossary, "fs": .formatStyle, "metadata": .metadata,
    "resourcedata": .resourceData, "changetracking": .changeTracking,
    "sizerestriction": .sizeRestriction, "validation": .validation,
  ]

  /// The elements of all modules, by their published schemas.
  static let grammar = """
    mtc:matches = mtc:match+ ;
    mtc:match = mda:metadata?, originalData?, source, target, ~* ; id:nmtoken matchQuality \
    matchSuitability origin ref! reference:yes|no similarity subType type:am|mt|icm|idm|tb|tm|other ~
    gls:glossary = gls:glossEntry+ ;
    gls:glossEntry = gls:term, gls:translation*, gls:definition?, ~* ; id:nmtoken ref ~
    gls:term gls:definition = #text ; source ~
    gls:translation = #text ; id:nmtoken ref source ~
    mda:metadata = mda:metaGroup+ ; id:nmtoken
    mda:metaGroup = (mda:metaGroup|mda:meta)+ ; id:nmtoken category appliesTo:source|target|ignorable
    mda:meta = #text ; type!
    res:resourceData = res:resourceItemRef*, res:resourceItem* ;
    res:resourceItemRef = ; id:nmtoken ref!:nmtoken ~
    res:resourceItem = notes?, res:source?, res:target?, res:reference* ; mimeType id:nmtoken \
    context:yes|no ~
    res:source res:target = ~* ; href xml:lang:lang ~
    res:reference = ; href! xml:lang:lang ~
    ctr:changeTrack = ctr:revisions+ ;
    ctr:revisions = ctr:revision+ ; appliesTo!:nmtoken ref:nmtoken currentVersion:nmtoken ~
    ctr:revision = ctr:item+ ; author datetime version:nmtoken ~
    ctr:item = #text ; property! ~
    slr:profiles = slr:normalization?, ~* ; generalProfile storageProfile
    slr:normalization = ; general:none|nfc|nfd storage:none|nfc|nfd
    slr:data = ~* ; profile! ~
    val:validation = val:rule+ ; ~
    val:rule = ; isPresent occurs isNotPresent startsWith endsWith existsInSource:yes|no \
    caseSensitive:yes|no normalization:none|nfc|nfd disabled:yes|no ~
    """

  /// The name that grammar and rules have for an element or attribute of the module.
  func name(_ local: some StringProtocol) -> String { "\(rawValue):\(local)" }
}

/// Rules of one module that its schema cannot state.
///
/// Elements and attributes of modules come by their names in the grammar (`mtc:match`, `slr:sizeInfo`).
protocol XLIFFModuleRules {
  /// An element begins, of a module or of the core.
  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings)

  /// An element ends, with its own text.
  mutating func end(
    _ element: ValidatedElement, _ text: String, within open: [ValidatedElement],
    _ found: inout XLIFFFindings)

  /// A unit ends; references to what is in it can be judged.
  mutating func endUnit(_ names: XLIFF2UnitNames, _ found: inout XLIFFFindings)
}

extension XLIFFModuleRules {
  mutating func end(
    _ element: ValidatedElement, _ text: String, within open: [ValidatedElement],
    _ found: inout XLIFFFindings
  ) {}

  mutating func endUnit(_ names: XLIFF2UnitNames, _ found: inout XLIFFFindings) {}
}

/// What rules of XLIFF found, with the elements.
struct XLIFFFindings {
  private(set) var all: [(rule: String, message: String, element: ValidatedElement)] = []

  mutating func add(_ rule: String, _ message: String, _ element: ValidatedElement) {
    all.append((rule, message, element))
  }

  /// Gives all and forgets them.
  mutating func take() -> [(rule: String, message: String, element: ValidatedElement)] {
    defer { all = [] }
    return all
  }
}

/// The names by which parts of a unit are referred to (XLIFF 2.1, section 4.3.1).
struct XLIFF2UnitNames {
  /// Those of the unit and of the file it is in.
  var unit: String?
  var file: String?

  /// Segments, ignorables, and codes and marks of sources.
  var source: Set<String> = []

  /// Codes and marks of targets.
  var target: Set<String> = []
  var notes: Set<String> = []
  var data: Set<String> = []

  /// Elements of modules and of other tools.
  var others: Set<String> = []
}

extension ValidatedElement {
  /// Names element and attributes as grammar and rules know those of modules, whatever prefixes the
  /// document has for them.
  ///
  /// - Returns: whether the element is of a module.
  mutating func nameModules(by namespaces: TBXNamespaces) -> Bool {
    for index in attributes.indices {
      let name = attributes[index].name
      guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")),
        let namespace = namespaces.namespace(of: name[..<colon]),
        let module = XLIFFModule(namespace: namespace)
      else { continue }
      attributes[index].name = module.name(name[name.utf8.index(after: colon)...])
    }
    guard let known = module.flatMap(XLIFFModule.init(namespace:)) else { return false }
    name = known.name(name)
    return true
  }
}
