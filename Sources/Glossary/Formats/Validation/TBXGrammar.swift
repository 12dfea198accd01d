/// The structure of TBX, by its published schemas.
enum TBXGrammar {
  /// Version 3, by `TBXcoreStructV03.rng` (ISO 30042:2019).
  static let three = XMLGrammar(
    root: "tbx",
    """
    tbx = tbxHeader, text ; style!:dca|dct xml:lang! type!
    tbxHeader = fileDesc, encodingDesc?, revisionDesc? ; id:id
    \(header)
    p = #text|\(notesThree) ; id:id xml:lang type
    \(bodyThree)
    hi = #text ; target:ref xml:lang type:\(highlights)
    foreign = #text|\(notesThree) ; id:id xml:lang
    sc = ; id!:id disp equiv subType type target:ref isolated:yes|no
    ec = ; id:id startRef:ref disp equiv subType type target:ref isolated:yes|no
    ph = ; id:id disp equiv subType type
    """)

  /// Version 2, by `TBXcoreStructV02.dtd` (ISO 30042:2008).
  static let two = XMLGrammar(
    root: "martif",
    """
    \(headerTwo)
    text = body, back? ; id:id
    body = termEntry+ ; id:id
    termEntry = \(auxiliary), langSet+ ; id:id
    langSet = \(auxiliary), (tig|ntig)+ ; id:id xml:lang!
    tig = term, termNote*, \(auxiliary) ; id:id
    ntig = termGrp, \(auxiliary) ; id:id
    termGrp = term, (termNote|termNoteGrp)*, termCompList* ; id:id
    termNoteGrp = termNote, \(links) ; id:id
    termCompList = \(auxiliary), (termComp|termCompGrp)+ ; id:id type!
    termCompGrp = termComp, (termNote|termNoteGrp)*, \(links) ; id:id
    termComp = #text ; id:id xml:lang
    descripGrp = descrip, (descripNote|admin|adminGrp|transacGrp|note|ref|xref)* ; id:id
    adminGrp = admin, (adminNote|note|ref|xref)* ; id:id
    transacGrp = transac, (transacNote|date|note|ref|xref)* ; id:id
    descripNote adminNote = #text ; \(typed)
    back = refObjectList* ; id:id
    refObjectList = refObject+ ; id:id type!
    refObject = (itemSet|itemGrp|item)+ ; id:id
    itemSet = (item|itemGrp)+ ; id:id type
    itemGrp = item, \(links) ; id:id
    \(textsTwo)
    """)

  /// TBX-Basic of version 2, by `TBXBasiccoreStructV02.dtd`.
  static let basicTwo = XMLGrammar(
    root: "martif",
    """
    \(headerTwo)
    text = body, back? ; id:id
    body = termEntry+ ; id:id
    termEntry = \(auxiliaryBasic), langSet+ ; id:id
    langSet = \(auxiliaryBasic), tig+ ; id:id xml:lang!
    tig = term, termNote*, \(auxiliaryBasic) ; id:id
    descripGrp = descrip, admin* ; id:id
    transacGrp = transac, (transacNote|date)* ; id:id
    back = refObjectList* ; id:id
    refObjectList = refObject+ ; id:id type!
    refObject = item+ ; id:id
    \(textsTwo)
    """)

  // MARK: Parts

  private static let highlights = "entailedTerm|hotkey|italics|bold|superscript|subscript|math"
  private static let typed = "id:id xml:lang type! target:ref datatype"
  private static let notesThree = "hi|foreign|sc|ec|ph"
  private static let notesTwo = "hi|foreign|bpt|ept|ph"
  private static let auxiliary =
    "(descrip|descripGrp|admin|adminGrp|transacGrp|note|ref|xref)*"
  private static let auxiliaryBasic = "(descrip|descripGrp|admin|transacGrp|note|ref|xref)*"
  private static let links = "(admin|adminGrp|transacGrp|note|ref|xref)*"

  /// Either data categories as attributes or data categories as tags, which are foreign elements.
  private static let auxiliaryThree =
    "(\(auxiliary)|(note|adminGrp|descripGrp|transacGrp|~)*)"
  private static let linksThree = "(\(links)|(adminGrp|transacGrp|note|~)*)"

  private static let header = """
    fileDesc = titleStmt?, publicationStmt?, sourceDesc+ ; id:id
    titleStmt = title, note* ; id:id xml:lang
    title = #text ; id:id xml:lang
    publicationStmt encodingDesc = p+ ; id:id
    sourceDesc = p+ ; id:id xml:lang
    revisionDesc = change+ ; id:id xml:lang
    change = p+ ; id:id xml:lang
    """

  private static let headerTwo = """
    martif = martifHeader, text ; type! xml:lang!
    martifHeader = fileDesc, encodingDesc?, revisionDesc? ; id:id
    \(header)
    p = #text|\(notesTwo) ; id:id xml:lang type:DCSName|XCSURI|XCSContent
    """

  private static let textsTwo = """
    term = #text|hi ; id:id
    admin descrip termNote = #text|\(notesTwo) ; \(typed)
    transac transacNote ref = #text ; \(typed)
    xref = #text ; id:id type target!
    note = #text|\(notesTwo) ; id:id xml:lang
    date = #text ; id:id
    item = #text|\(notesTwo) ; id:id type
    foreign = #text|\(notesTwo) ; id:id xml:lang
    hi = #text ; type target:ref xml:lang
    bpt = #text ; i type
    ept = #text ; i
    ph = #text ; type
    """

  private static let bodyThree = """
    text = body, back? ; id:id
    body = conceptEntry+ ; id:id
    conceptEntry = \(auxiliaryThree), langSec+ ; id:id
    langSec = \(auxiliaryThree), termSec+ ; xml:lang!
    termSec = term, ((termNote|termNoteGrp)*|~*), \(auxiliaryThree) ; id:id
    termNoteGrp = (termNote|~), \(linksThree) ; id:id
    descripGrp = (descrip, (descripNote|admin|adminGrp|transacGrp|note|ref|xref)*)|\
    (~, (note|adminGrp|transacGrp|~)*) ; id:id
    adminGrp = (admin, (adminNote|note|ref|xref)*)|(~, (note|~)*) ; id:id
    transacGrp = (transac, (transacNote|date|note|ref|xref)*)|(~, (date|note|~)*) ; id:id
    back = refObjectSec* ; id:id
    refObjectSec = refObject+ ; id:id type!
    refObject = (itemSet|itemGrp|item)+ ; id:id
    itemSet = (item|itemGrp)+ ; id:id type
    itemGrp = item, \(linksThree) ; id:id
    term = #text|hi ; id:id
    admin descrip termNote = #text|\(notesThree) ; \(typed) module
    adminNote descripNote transac transacNote ref = #text ; \(typed) module
    xref = #text ; id:id type! target! module
    note = #text|\(notesThree) ; id:id xml:lang
    date = #text ; id:id
    item = #text|\(notesThree) ; id:id type
    """
}
