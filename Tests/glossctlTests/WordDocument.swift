import Foundation
import TestSupport
import Testing

extension Workplace {
  /// Writes a DOCX with a heading and two paragraphs with a finding each, or with other paragraphs.
  ///
  /// - Parameters:
  ///   - name: The name of the file.
  ///   - paragraphs: The texts of its paragraphs, as XML.
  ///   - python: The program that packs it.
  /// - Throws: what hinders it.
  func writeDocument(
    _ name: String,
    paragraphs: [String] = ["Judul", "Ada 35 TKI pulang.", "Ada praktek &amp; baik."],
    packedBy python: URL
  ) throws {
    let program = """
      import sys, zipfile
      kinds = "http://schemas.openxmlformats.org/"
      main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
      w = kinds + "wordprocessingml/2006/main"
      with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
          archive.writestr("[Content_Types].xml", f'<Types xmlns="{kinds}package/2006/content-types">'
              '<Default Extension="rels" ContentType='
              '"application/vnd.openxmlformats-package.relationships+xml"/>'
              f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>')
          archive.writestr("_rels/.rels",
              f'<Relationships xmlns="{kinds}package/2006/relationships"><Relationship Id="r" '
              f'Type="{kinds}officeDocument/2006/relationships/officeDocument" '
              'Target="word/document.xml"/></Relationships>')
          body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in sys.argv[2:])
          archive.writestr("word/document.xml",
              f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>')
      """
    let outcome = try Command.run(python, ["-c", program, path(name)] + paragraphs)
    try #require(outcome.status == 0, "\(outcome.errors)")
  }
}
