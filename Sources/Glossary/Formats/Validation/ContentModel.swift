/// Which elements an element may hold, in which order: a regular expression over names.
///
/// What may still come after some elements is the derivative of the model by their names (J. A.
/// Brzozowski, "Derivatives of Regular Expressions", Journal of the ACM 11, 1964), so that one model
/// serves any document and nothing is compiled.
indirect enum ContentModel: Hashable, Sendable {
  /// Nothing fits.
  case nothing

  /// No element.
  case empty

  /// One element of this name.
  case name(String)

  /// One after the other.
  case sequence(ContentModel, ContentModel)

  /// Either.
  case choice(ContentModel, ContentModel)

  /// Any number.
  case any(ContentModel)

  /// Reads a model in the notation of a DTD: names, `,`, `|`, `?`, `*`, `+` and brackets.
  ///
  /// The notation is a part of the program; what is wrong in it fits nothing.
  init(_ notation: String) {
    var reader = ContentModelReader(notation)
    self = reader.read()
  }

  /// Whether nothing need follow.
  var isComplete: Bool {
    switch self {
    case .empty, .any: true
    case .nothing, .name: false
    case .sequence(let first, let second): first.isComplete && second.isComplete
    case .choice(let first, let second): first.isComplete || second.isComplete
    }
  }

  /// What may follow an element of a name; `nothing` where it cannot stand.
  func after(_ name: String) -> ContentModel {
    switch self {
    case .nothing, .empty: return .nothing
    case .name(let own): return own == name ? .empty : .nothing
    case .choice(let first, let second): return first.after(name).or(second.after(name))
    case .any(let model): return model.after(name).then(self)
    case .sequence(let first, let second):
      let rest = first.after(name).then(second)
      return first.isComplete ? rest.or(second.after(name)) : rest
    }
  }

  /// The names that can come next, in the order of the model.
  var next: [String] {
    switch self {
    case .nothing, .empty: return []
    case .name(let name): return [name]
    case .any(let model): return model.next
    case .choice(let first, let second): return first.next + second.next
    case .sequence(let first, let second):
      return first.isComplete ? first.next + second.next : first.next
    }
  }

  fileprivate func then(_ other: ContentModel) -> ContentModel {
    if self == .nothing || other == .nothing { return .nothing }
    if self == .empty { return other }
    return other == .empty ? self : .sequence(self, other)
  }

  fileprivate func or(_ other: ContentModel) -> ContentModel {
    if self == .nothing || self == other { return other }
    return other == .nothing ? self : .choice(self, other)
  }
}

/// Reads content models in the notation of a DTD.
private struct ContentModelReader {
  private var rest: Substring

  init(_ notation: String) {
    rest = notation.filter { $0 != " " && $0 != "\n" }[...]
  }

  mutating func read() -> ContentModel {
    if rest.isEmpty { return .empty }
    let model = readChoice()
    return rest.isEmpty ? model : .nothing
  }

  private mutating func readChoice() -> ContentModel {
    var model = readSequence()
    while rest.first == "|" {
      rest.removeFirst()
      model = model.or(readSequence())
    }
    return model
  }

  private mutating func readSequence() -> ContentModel {
    var models = [readItem()]
    while rest.first == "," {
      rest.removeFirst()
      models.append(readItem())
    }
    return models.reversed().reduce(.empty) { $1.then($0) }
  }

  private mutating func readItem() -> ContentModel {
    var model: ContentModel
    if rest.first == "(" {
      rest.removeFirst()
      model = readChoice()
      guard rest.popFirst() == ")" else { return .nothing }
    } else {
      let name = rest.prefix { !"(),|?*+".contains($0) }
      rest = rest[name.endIndex...]
      model = name.isEmpty ? .nothing : .name(String(name))
    }
    switch rest.first {
    case "?": model = ContentModel.empty.or(model)
    case "*": model = .any(model)
    case "+": model = model.then(.any(model))
    default: return model
    }
    rest.removeFirst()
    return model
  }
}
