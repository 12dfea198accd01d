/// The remarks on a TBX document, with their places.
struct TBXRemarks {
  private let file: String
  private var items: [TermItem] = []

  init(file: String) {
    self.file = file
  }

  /// The remarks since they were taken last.
  mutating func take() -> [TermItem] {
    defer { items = [] }
    return items
  }

  /// Adds a remark on an element.
  mutating func add(_ element: TBXElement, _ rule: String, _ message: String) {
    items.append(.remark(problem(element, rule, message)))
  }

  /// Adds a remark on text where none should be.
  mutating func addStrayText(of element: TBXElement) {
    guard let text = element.strayText else { return }
    add(element, "stray-text", "text in <\(element.name)> was not kept: \(text.prefix(40))")
  }

  /// What is wrong with an element.
  func problem(_ element: TBXElement, _ rule: String, _ message: String) -> FileProblem {
    FileProblem(
      file: file, line: element.line, column: element.column, rule: rule, message: message)
  }
}
