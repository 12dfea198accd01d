import TestSupport
import Testing

@testable import Glossary

/// What stands in modules of XLIFF 2 is held to their schemas and to the rules beyond these.
@Suite struct XLIFFModuleValidationTests {
  /// A document with the findings that it must have, as `line rule`.
  struct Row: Sendable, CustomTestStringConvertible {
    var file: String
    var unit: String
    var rules: [String]

    var testDescription: String { "\(rules) \(file.suffix(60)) \(unit.suffix(60))" }

    /// The document; what the file holds is its second line, and the unit its third.
    var text: String {
      """
      <xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" trgLang="id" \
      xmlns:m="urn:oasis:names:tc:xliff:matches:2.0" xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0" \
      xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" \
      xmlns:res="urn:oasis:names:tc:xliff:resourcedata:2.0" \
      xmlns:ctr="urn:oasis:names:tc:xliff:changetracking:2.0" \
      xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" \
      xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" xmlns:own="own"><file id="f">
      \(file)
      <unit id="u">\(unit)</unit></file></xliff>
      """
    }
  }

  private static let segment = """
    <segment id="s"><source>a<ph id="p"/><mrk id="k" type="term">b</mrk></source></segment>
    """

  private static func unit(_ content: String, _ rules: String...) -> Row {
    Row(file: "", unit: content + segment, rules: rules.map { "3 \($0)" })
  }

  private static func file(_ content: String, _ rules: String..., segment: String = segment) -> Row
  {
    Row(file: content, unit: segment, rules: rules)
  }

  private static func match(_ attributes: String, _ rules: String...) -> Row {
    var row = unit(
      "<m:matches><m:match \(attributes)><source>a</source><target>b</target></m:match></m:matches>"
    )
    row.rules = rules.map { "3 \($0)" }
    return row
  }

  private static func rule(_ attributes: String, _ rules: String...) -> Row {
    var row = file("<val:validation><val:rule \(attributes)/></val:validation>")
    row.rules = rules.map { "2 \($0)" }
    return row
  }

  private static func changes(_ revisions: String, _ rules: String...) -> Row {
    var row = unit(
      """
      <ctr:changeTrack>\(revisions)</ctr:changeTrack><notes><note id="n" category="c">x</note>\
      <note id="o">y</note></notes>
      """)
    row.rules = rules.map { "3 \($0)" }
    return row
  }

  private static func code(_ code: String, profiles: Bool = true, _ rules: String...) -> Row {
    let file = "<slr:profiles generalProfile='xliff:codepoints' storageProfile='xliff:utf8'/>"
    return Row(
      file: profiles ? file : "", unit: "<segment><source>a\(code)</source></segment>",
      rules: rules.map { "3 \($0)" })
  }

  static let matches: [Row] = [
    match("ref='#s'"), match("id='a' ref='#k' similarity='90.5' type='tm' subType='a:b'"),
    match("id='\\a' ref='#p'", "invalid-value"), match("", "missing-attribute"),
    match("ref='s'", "xliff-fragment"), match("ref='#u'", "xliff-reference"),
    match("ref='#n=s'", "xliff-reference"), match("ref='#t=s'", "xliff-reference"),
    match("ref='#f=f/u=u/s'"), match("ref='#f=f/u=v/s'", "xliff-reference"),
    match("ref='#s' xml:lang='fr'", "xliff-module"), match("ref='#s' type='x'", "invalid-value"),
    match("ref='#s' subType='a:b'", "xliff-value"),
    match("ref='#s' matchQuality='101'", "xliff-value"),
    match("ref='#s' odd='1'", "unknown-attribute"), match("ref='#s' own:odd='1'"),
    unit("<m:matches/>", "missing-element"),
    unit(
      "<m:matches><m:match ref='#s'><target>b</target></m:match></m:matches>", "misplaced-element",
      "missing-element"),
    unit(
      "<m:matches><m:match id='a' ref='#s'><source/><target/></m:match><m:match id='a' ref='#s'>"
        + "<source/><target/></m:match></m:matches>", "xliff-id"),
    file(
      "<m:matches><m:match ref='#s'><source/><target/></m:match></m:matches>", "2 xliff-module"),
    unit("<m:matching/>", "unknown-in-module"),
  ]

  static let glossary: [Row] = [
    unit(
      "<gls:glossary><gls:glossEntry ref='#k'><gls:term>t</gls:term><gls:translation>u"
        + "</gls:translation><own:x/></gls:glossEntry></gls:glossary>"),
    unit(
      "<gls:glossary><gls:glossEntry><gls:term>t</gls:term></gls:glossEntry></gls:glossary>",
      "xliff-module"),
    unit(
      "<gls:glossary><gls:glossEntry id='a'><gls:term>t</gls:term><gls:translation id='a'>u"
        + "</gls:translation></gls:glossEntry></gls:glossary>", "xliff-id"),
    unit(
      "<gls:glossary><gls:glossEntry ref='#z'><gls:term>t</gls:term><gls:definition>u"
        + "</gls:definition></gls:glossEntry></gls:glossary>", "xliff-reference"),
    unit(
      "<gls:glossary><gls:glossEntry>x<gls:definition>u</gls:definition></gls:glossEntry>"
        + "</gls:glossary>", "stray-text", "misplaced-element", "missing-element"),
  ]

  static let others: [Row] = [
    file(
      "<mda:metadata id='a'><mda:metaGroup id='b'><mda:meta type='t'>x</mda:meta></mda:metaGroup></mda:metadata>"
    ),
    file(
      "<mda:metadata><mda:metaGroup><mda:meta>x</mda:meta></mda:metaGroup></mda:metadata>",
      "2 missing-attribute"),
    file(
      "<mda:metadata><mda:meta type='t'>x</mda:meta></mda:metadata>", "2 misplaced-element",
      "2 missing-element"),
    file(
      "<mda:metadata id='a'><mda:metaGroup id='a' appliesTo='all'><mda:meta type='t'/></mda:metaGroup></mda:metadata>",
      "2 invalid-value", "2 xliff-id"),
    // Format style.
    file("", segment: "<notes><note fs:fs='p' fs:subFs='a,b'>x</note></notes>" + segment),
    file("", "3 xliff-value", segment: "<notes><note fs:fs='paragraph'>x</note></notes>" + segment),
    file("", "3 xliff-module", segment: "<notes><note fs:subFs='a,b'>x</note></notes>" + segment),
    file("", "3 unknown-in-module", segment: "<notes><note fs:Fs='p'>x</note></notes>" + segment),
    code("<sc id='1' fs:fs='b'/>b<ec startRef='1'/><ec id='2' isolated='yes' fs:fs='b'/>"),
    code("<sc id='1'/>b<ec startRef='1' fs:fs='b'/>", "xliff-module"),
    // Validation.
    rule("isPresent='a' occurs='2' existsInSource='yes'"), rule("own:is='a'"),
    rule("", "xliff-module"), rule("isPresent='a' startsWith='b'", "xliff-module"),
    rule("isNotPresent='a' own:is='a'", "xliff-module"),
    rule("isNotPresent='a' existsInSource='yes'", "xliff-module"),
    rule("isPresent='a' occurs='0'", "xliff-value"),
    rule("endsWith='a' occurs='1'", "xliff-module"),
    rule("isPresent='a' caseSensitive='false'", "invalid-value"),
    rule("isPresent='a' normalization='x'", "invalid-value"),
    unit("<val:validations/>", "unknown-in-module"),
    // Resources.
    file(
      "<res:resourceData><res:resourceItemRef id='a' ref='b'/><res:resourceItem id='b' mimeType='t'><res:source href='x'/></res:resourceItem></res:resourceData>"
    ),
    file(
      "<res:resourceData><res:resourceItem id='b'><res:reference href='x'/></res:resourceItem><res:resourceItem id='b'/></res:resourceData>",
      "2 xliff-id", "2 xliff-module"),
    file(
      "<res:resourceData><res:resourceItem mimeType='t'><res:source/></res:resourceItem></res:resourceData>",
      "2 xliff-module"),
    file(
      "<res:resourceData><res:resourceItem mimeType='t'><res:source href='x'><own:x/></res:source></res:resourceItem></res:resourceData>",
      "2 xliff-module"),
    file(
      "<res:resourceData><res:resourceItem><res:source xml:lang='fr'><own:x/></res:source></res:resourceItem></res:resourceData>",
      "2 xliff-language"),
    file(
      "<res:resourceData><res:resourceItem><res:target href='x'/></res:resourceItem></res:resourceData>",
      "2 xliff-module"),
  ]

  static let changes: [Row] = [
    changes(
      "<ctr:revisions appliesTo='note' ref='n' currentVersion='1'><ctr:revision version='1'><ctr:item property='content'>a</ctr:item><ctr:item property='category'>b</ctr:item></ctr:revision></ctr:revisions>"
    ),
    changes(
      "<ctr:revisions appliesTo='note' ref='z'><ctr:revision><ctr:item property='content'/></ctr:revision></ctr:revisions>",
      "xliff-reference"),
    changes(
      "<ctr:revisions appliesTo='note'><ctr:revision><ctr:item property='content'/></ctr:revision></ctr:revisions>",
      "xliff-reference"),
    changes(
      "<ctr:revisions appliesTo='source'><ctr:revision><ctr:item property='content'/></ctr:revision></ctr:revisions>"
    ),
    changes(
      "<ctr:revisions appliesTo='note' ref='o'><ctr:revision><ctr:item property='category'/></ctr:revision></ctr:revisions>",
      "xliff-module"),
    changes(
      "<ctr:revisions appliesTo='note' ref='n'><ctr:revision><ctr:item property='content'/><ctr:item property='content'/></ctr:revision></ctr:revisions>",
      "xliff-module"),
    changes(
      "<ctr:revisions appliesTo='note' ref='n' currentVersion='2'><ctr:revision version='1'><ctr:item property='content'/></ctr:revision><ctr:revision version='1'><ctr:item property='content'/></ctr:revision></ctr:revisions>",
      "xliff-reference", "xliff-id"),
    changes(
      "<ctr:revisions ref='n'><ctr:revision/></ctr:revisions>", "missing-attribute",
      "missing-element"),
  ]

  static let sizes: [Row] = [
    code("<pc id='1' slr:sizeInfo='2' slr:sizeRestriction='1,*'>b</pc>"),
    code("<pc id='1' slr:sizeInfo='two'>b</pc>", "xliff-value"),
    code("<pc id='1' slr:sizeInfo='two' slr:sizeRestriction='few'>b</pc>", profiles: false),
    code("<pc id='1' slr:sizeInfo='2.5'>b</pc>", profiles: false, "xliff-value"),
    code("<pc id='1' slr:equivStorage='2.5'>b</pc>", "xliff-value"),
    code("<pc id='1' slr:sizeRestriction='*,1'>b</pc>", "xliff-value"),
    code("<pc id='1' slr:storageRestriction='1,2,3'>b</pc>", "xliff-value"),
    code("<sc id='1'/>b<ec startRef='1' slr:sizeInfo='1'/>", "xliff-module"),
    code("<pc id='1' slr:size='1'>b</pc>", "unknown-in-module"),
    code(
      "<pc id='1' slr:sizeInfo='1' slr:sizeInfoRef='z'>b</pc>", "xliff-module", "xliff-reference"),
    file(
      "<slr:data profile='p'><own:x id='z'/></slr:data>",
      segment: "<segment><source><ph id='1' slr:sizeInfoRef='z'/></source></segment>"),
    file(
      "<slr:data><own:x/></slr:data><slr:profiles><slr:normalization general='x'/></slr:profiles>",
      "2 missing-attribute", "2 invalid-value"),
  ]

  static let core: [Row] = [
    unit("<own:x id='a'/><own:x xml:id='a'/>", "xliff-id"),
    file("<own:x id='a'/>", segment: "<own:x id='a'/>" + segment),
    code("<mrk id='k' type='own:x' ref='#f=f/u=u/1'/><ph id='1'/>"),
    code("<mrk id='k' type='own:x' ref='#u=u/f=f/1'/>", "xliff-fragment"),
    code("<mrk id='k' type='own:x' ref='#a/b'/>", "xliff-fragment"),
    code("<mrk id='k' type='own:x' ref='#n=1/u=u'/>", "xliff-fragment"),
    code("<mrk id='k' type='own:x' ref='#z=1'/>", "xliff-fragment"),
    code("<mrk id='k' type='own:x' ref='#gls='/>", "xliff-fragment"),
    code("<mrk id='k' type='own:x' ref='#gls=1'/>"), code("<mrk id='k' type='own:x' ref='x#y'/>"),
    code("<mrk id='k' type='own:x' ref='#d=1'/>", "xliff-reference"),
    code("<mrk id='k' type='comment' ref='#f=f/n=1'/>", "xliff-reference"),
    code("<mrk id='k' type='comment' ref='#k'/>", "xliff-reference"),
    file(
      "", "3 xliff-code",
      segment: "<segment><source><ph id='1' canDelete='no'/></source><target/></segment>"),
    file("", segment: translated(fixed + "c", fixed + "<ph id='9'/>c")),
    file("", "3 xliff-code", segment: translated(fixed, "<ph id='9'/>" + moved)),
    file("", "3 xliff-code", segment: translated(inside, outside)),
  ]

  private static let kept = "canDelete='no' canCopy='no'"
  private static let fixed =
    "<ph id='1' canReorder='firstNo' \(kept)/><ph id='2' canReorder='no' \(kept)/>"
  private static let moved =
    "<ph id='1' canReorder='firstNo' \(kept)/><ph id='8'/><ph id='2' canReorder='no' \(kept)/>"
  private static let inside =
    "<pc id='1' canReorder='firstNo' \(kept)>a<ph id='2' canReorder='no' \(kept)/></pc>"
  private static let outside =
    "<pc id='1' canReorder='firstNo' \(kept)>a</pc><ph id='2' canReorder='no' \(kept)/>"

  private static func translated(_ source: String, _ target: String) -> String {
    "<segment><source>\(source)</source><target>\(target)</target></segment>"
  }

  @Test(arguments: matches + glossary + others + changes + sizes + core)
  func aModuleHasTheFindingsThatItMustHave(row: Row) throws {
    var problems: [FileProblem] = []
    _ = try FileValidator.validate(name: "t", blocks: blocks(of: Array(row.text.utf8), size: 97)) {
      problems.append($0)
    }
    #expect(problems.map { "\($0.line) \($0.rule)" }.sorted() == row.rules.sorted(), "\(problems)")
  }
}
