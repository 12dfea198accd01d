/// The elements of OpenDocument that matter for words (OpenDocument 1.3, part 3).
enum OpenDocumentElement: String, CaseIterable {
  case heading = "text:h"
  case paragraph = "text:p"
  case listItem = "text:list-item"
  case listHeader = "text:list-header"
  case cell = "table:table-cell"
  case coveredCell = "table:covered-table-cell"
  case span = "text:span"
  case section = "text:section"
  case number = "text:number"
  case placeholder = "text:placeholder"
  case note = "text:note-body"
  case noteMark = "text:note-citation"
  case spaces = "text:s"
  case tab = "text:tab"
  case lineBreak = "text:line-break"
  case trackedChanges = "text:tracked-changes"
  case annotation = "office:annotation"
  case annotationEnd = "office:annotation-end"
  case hiddenText = "text:hidden-text"
  case hiddenParagraph = "text:hidden-paragraph"
  case ruby = "text:ruby-text"
  case forms = "office:forms"
  case math = "math:math"
  case script = "text:script"
  case title = "svg:title"
  case description = "svg:desc"
  case tableOfContents = "text:table-of-content"
  case index = "text:alphabetical-index"
  case illustrations = "text:illustration-index"
  case tables = "text:table-index"
  case objects = "text:object-index"
  case userIndex = "text:user-index"
  case bibliography = "text:bibliography"
  case indexSource = "text:table-of-content-source"
  case header = "style:header"
  case headerLeft = "style:header-left"
  case headerFirst = "style:header-first"
  case footer = "style:footer"
  case footerLeft = "style:footer-left"
  case footerFirst = "style:footer-first"
  case body = "office:text"
  case style = "style:style"
  case textProperties = "style:text-properties"
  case other = ""

  /// Whether what stands in it is no text of the document.
  var isHidden: Bool {
    switch self {
    case .trackedChanges, .annotation, .annotationEnd, .hiddenText, .hiddenParagraph, .ruby, .forms,
      .math, .script, .title, .description, .noteMark, .indexSource, .coveredCell, .number,
      .placeholder:
      true
    default: false
    }
  }

  /// Whether what stands in it belongs to the pages and not to the text.
  var isFurniture: Bool {
    switch self {
    case .tableOfContents, .index, .illustrations, .tables, .objects, .userIndex, .bibliography,
      .header, .headerLeft, .headerFirst, .footer, .footerLeft, .footerFirst:
      true
    default: false
    }
  }

  /// The elements by name.
  static let byName: [XMLName: OpenDocumentElement] = {
    var elements: [XMLName: OpenDocumentElement] = [:]
    for element in allCases where element != .other {
      elements[XMLName(Array(element.rawValue.utf8)[...])] = element
    }
    return elements
  }()
}
