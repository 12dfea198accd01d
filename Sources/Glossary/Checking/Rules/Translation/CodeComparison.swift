/// Compares the inline codes that a file has in a segment with those of its translation.
struct CodeComparison {
  /// Something that the codes of the translation do otherwise.
  struct Fault {
    var severity: Severity
    var message: String
  }

  private let source: CodePairs
  private let target: CodePairs

  /// The words of both sides.
  private let texts: (source: String, target: String)

  /// Compares the codes of a unit.
  init(_ unit: BilingualText.Unit, source: String, target: String) {
    self.source = CodePairs(unit.sourceCodes)
    self.target = CodePairs(unit.targetCodes)
    texts = (source, target)
  }

  /// The faults, the gravest first; none where the codes of both sides answer to each other.
  ///
  /// Codes answer to each other by their name, or by what they are where the file says that of all:
  /// some programs give new names to the codes of a translation.
  ///
  /// - Complexity: O(number of codes).
  var faults: [Fault] {
    let byName = difference { "\($0.shape) \($0.code.id)" }
    var (missing, extra) = byName
    if (source.marks + target.marks).allSatisfy({ $0.label != nil }) {
      let byLabel = difference { "\($0.shape) \($0.label ?? "")" }
      if byLabel.missing.count + byLabel.extra.count < missing.count + extra.count {
        (missing, extra) = byLabel
      }
    }
    var faults = reversed(&missing, &extra)
    faults += missing.map { mark in
      Fault(
        severity: severity(mark), message: "The translation lacks \(mark.name) of the source")
    }
    faults += extra.map { mark in
      Fault(severity: severity(mark), message: "The source has no \(mark.name)")
    }
    if faults.isEmpty { faults = misplaced }
    return faults
  }

  /// Pairs of the source that close in the translation before they open.
  private func reversed(
    _ missing: inout [CodePairs.Mark], _ extra: inout [CodePairs.Mark]
  ) -> [Fault] {
    var faults: [Fault] = []
    for mark in missing where mark.shape == .pair {
      let halves = extra.indices.filter {
        extra[$0].shape != .pair && extra[$0].shape != .standalone
          && extra[$0].code.id == mark.code.id
      }
      guard halves.count == 2, extra[halves[0]].shape == .loneClosing else { continue }
      extra.remove(at: halves[1])
      extra.remove(at: halves[0])
      missing.removeAll { $0.code == mark.code }
      faults.append(
        Fault(severity: .major, message: "\(mark.name) is closed before it is opened"))
    }
    return faults
  }

  /// Pairs that are there and stand wrongly.
  private var misplaced: [Fault] {
    if let crossing = target.crossing, source.crossing == nil {
      return [
        Fault(
          severity: .minor,
          message: "\(crossing.0.name) and \(crossing.1.name) cross in the translation")
      ]
    }
    return target.marks.compactMap { mark in
      guard mark.shape == .pair, holdsNoWords(mark, texts.target),
        let original = source.marks.first(where: {
          $0.shape == .pair && $0.code.id == mark.code.id
        }), !holdsNoWords(original, texts.source)
      else { return nil }
      return Fault(severity: .minor, message: "\(mark.name) has no words in the translation")
    }
  }

  private func holdsNoWords(_ mark: CodePairs.Mark, _ text: String) -> Bool {
    guard let end = mark.closing?.offset, mark.code.offset <= end else { return false }
    return text.slice(TextRange(start: mark.code.offset, end: end))
      .allSatisfy(\.isWhitespace)
  }

  private func severity(_ mark: CodePairs.Mark) -> Severity {
    mark.isStyle && mark.code.canDelete ? .minor : .major
  }

  /// The marks of each side that the other has less often.
  private func difference(
    _ key: (CodePairs.Mark) -> String
  ) -> (missing: [CodePairs.Mark], extra: [CodePairs.Mark]) {
    var counts: [String: Int] = [:]
    for mark in source.marks { counts[key(mark), default: 0] += 1 }
    var extra: [CodePairs.Mark] = []
    for mark in target.marks {
      let left = counts[key(mark)] ?? 0
      if left > 0 { counts[key(mark)] = left - 1 } else { extra.append(mark) }
    }
    let missing = source.marks.reversed().filter { mark in
      let left = counts[key(mark)] ?? 0
      if left > 0 { counts[key(mark)] = left - 1 }
      return left > 0
    }
    return (missing.reversed(), extra)
  }
}
