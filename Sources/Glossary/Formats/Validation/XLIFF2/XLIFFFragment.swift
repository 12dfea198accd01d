/// A fragment identifier of XLIFF 2: the way to a part of a document (XLIFF 2.1, section 4.3.1).
///
/// `#f=f1/u=u1/n=n1` leads to a note, `#m1` to a segment, code or mark of the source in the same unit.
struct XLIFFFragment {
  /// A step of the way: `n=n1`; the prefix is empty for a part of the source.
  struct Selector: Hashable {
    var prefix: String
    var id: String
  }

  /// Why a text is no fragment identifier.
  struct Refusal: Error {
    var message: String
  }

  /// The steps through file, group and unit.
  private(set) var containers: [Selector] = []

  /// What they lead to; nil where they end at a file, group or unit.
  private(set) var leaf: Selector?

  /// Prefixes of parts of a unit, of modules, and those that are registered for other tools.
  private static let leaves: Set<String> = Set(
    ["", "n", "d", "t", "its", "itsm", "tbx", "pgs"] + XLIFFModule.allCases.map(\.rawValue))
  private static let order = ["f", "g", "u"]

  /// Reads a reference that begins with `#`.
  init(_ text: String) throws(Refusal) {
    var rest = text.dropFirst()
    if rest.first == "/" { rest = rest.dropFirst() }
    for step in rest.split(separator: "/", omittingEmptySubsequences: false) {
      try add(try Self.selector(step, of: text), to: text)
    }
  }

  private static func selector(
    _ step: Substring, of text: String
  ) throws(Refusal) -> Selector {
    let parts = step.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let prefix = parts.count > 1 ? String(parts[0]) : ""
    let id = String(parts[parts.count - 1])
    let isToken = { (word: String) in
      XLIFFNames.isToken(word) || word.utf8.contains { $0 >= 0x80 }
    }
    guard isToken(id), parts.count == 1 || isToken(prefix) else {
      throw Refusal(message: "\"\(step)\" in \"\(text)\" is no selector; write prefix=id or id")
    }
    return Selector(prefix: prefix, id: id)
  }

  private mutating func add(_ selector: Selector, to text: String) throws(Refusal) {
    if let leaf {
      throw Refusal(
        message: "\"\(text)\" goes on behind \"\(leaf.id)\", which must be the last step")
    }
    guard let place = Self.order.firstIndex(of: selector.prefix) else {
      guard Self.leaves.contains(selector.prefix) else {
        throw Refusal(message: "the prefix \"\(selector.prefix)\" in \"\(text)\" is not registered")
      }
      leaf = selector
      return
    }
    let last = containers.last.flatMap { Self.order.firstIndex(of: $0.prefix) } ?? -1
    guard place > last else {
      throw Refusal(message: "\"\(text)\" does not go from file to group to unit, each once")
    }
    containers.append(selector)
  }

  /// Whether the steps stay within a unit.
  func isWithin(_ names: XLIFF2UnitNames) -> Bool {
    containers.allSatisfy { step in
      switch step.prefix {
      case "f": names.file == step.id
      case "u": names.unit == step.id
      default: false
      }
    } && (containers.isEmpty || containers.last?.prefix == "u")
  }
}
