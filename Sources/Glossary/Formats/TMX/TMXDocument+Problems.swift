extension TMXDocument {
  /// The most remarks on one unit.
  private static let maximumRemarks = 20

  /// A problem where the element that began last begins.
  func problem(
    _ rule: String, _ message: String, kind: FileProblem.Kind = .content
  ) -> FileProblem {
    FileProblem(
      file: file, line: line, column: column, kind: kind, rule: rule, message: message)
  }

  /// A problem where a unit begins.
  func problem(_ rule: String, _ message: String, at unit: TMXUnitInProgress) -> FileProblem {
    FileProblem(
      file: file, line: unit.line, column: unit.column, rule: rule, message: message)
  }

  /// Says something of the unit that is open, or of the file.
  mutating func remark(_ rule: String, _ message: String) {
    let remark = problem(rule, message)
    guard unit.isOpen else {
      items.append(.remark(remark))
      return
    }
    let isSaid = unit.remarks.contains { $0.rule == rule && $0.message == message }
    if !isSaid && unit.remarks.count < Self.maximumRemarks { unit.remarks.append(remark) }
  }

  /// Gives up the unit that is open and passes over the rest of it.
  mutating func skipUnit(_ rule: String, _ message: String) {
    items.append(.skipped(problem(rule, message)))
    ignoredDepth = places.count - unit.depth
    places.removeLast(ignoredDepth)
    unit = TMXUnitInProgress()
    annotation.codeAttributes = []
    segment.removeAll()
  }
}
