/// Patterns for paths, as a `.gitignore` has them.
///
/// `*` and `?` stand for characters of one name, `[a-z]` for one of a set, `**` for any number of
/// folders. A pattern with a slash that is not its last character begins at the folder of its file;
/// any other matches at every depth. A slash at the end matches only folders, `!` at the start takes
/// back what an earlier pattern matched. What lies in a folder that matches, matches.
public struct PathPatterns: Hashable, Sendable {
  private var patterns: [PathPattern] = []

  /// Makes a set of patterns; what means nothing as one is left out.
  ///
  /// - Complexity: O(length).
  public init(_ sources: [String]) {
    patterns = sources.compactMap(PathPattern.init)
  }

  /// Whether there is no pattern.
  public var isEmpty: Bool { patterns.isEmpty }

  /// Whether a path, relative to the folder of the patterns, or a folder that it lies in, matches.
  ///
  /// - Complexity: O(patterns · depth · length).
  public func matches(_ path: String, isFolder: Bool = false) -> Bool {
    if patterns.isEmpty { return false }
    let names = path.split(separator: "/").filter { $0 != "." }.map { Array($0.unicodeScalars) }
    // What lies above the patterns is not theirs.
    if names.isEmpty || names.first == [".", "."] { return false }
    return names.indices.contains { index in
      matches(names[...index], isFolder: isFolder || index < names.count - 1)
    }
  }

  private func matches(_ names: ArraySlice<[Unicode.Scalar]>, isFolder: Bool) -> Bool {
    let last = patterns.last { pattern in
      (isFolder || !pattern.isForFolders) && pattern.matches(names)
    }
    return last.map { !$0.isNegated } ?? false
  }
}

/// One pattern.
struct PathPattern: Hashable, Sendable {
  private(set) var isNegated = false
  private(set) var isForFolders = false
  private var names: [Name] = []

  private enum Name: Hashable, Sendable {
    case anyFolders
    case one(NamePattern)
  }

  /// Reads a pattern; nil where nothing is left of it.
  init?(_ source: String) {
    var rest = source[...]
    if rest.hasPrefix("!") {
      isNegated = true
      rest = rest.dropFirst()
    }
    if rest.hasSuffix("/") {
      isForFolders = true
      rest = rest.dropLast()
    }
    let isAnchored = rest.contains("/")
    let parts = rest.split(separator: "/").filter { $0 != "." }
    if parts.isEmpty { return nil }
    if !isAnchored { names.append(.anyFolders) }
    for part in parts { names.append(part == "**" ? .anyFolders : .one(NamePattern(part))) }
  }

  /// Whether the pattern stands for just this path.
  func matches(_ path: ArraySlice<[Unicode.Scalar]>) -> Bool {
    // The places in the path that the pattern's names so far can end at.
    var ends: Set<Int> = [path.startIndex]
    for (index, name) in names.enumerated() {
      switch name {
      case .anyFolders:
        guard let first = ends.min() else { return false }
        // At its end a pattern `a/**` stands for what is in the folder, not for the folder.
        let from = index == names.count - 1 && index > 0 ? first + 1 : first
        ends = from > path.endIndex ? [] : Set(from...path.endIndex)
      case .one(let pattern):
        ends = Set(
          ends.lazy.filter { $0 < path.endIndex && pattern.matches(path[$0]) }.map { $0 + 1 })
      }
    }
    return ends.contains(path.endIndex)
  }
}

/// A pattern for one name of a path.
private struct NamePattern: Hashable, Sendable {
  private enum Element: Hashable {
    case scalar(Unicode.Scalar)
    case any
    case anyNumber
    case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
  }

  private var elements: [Element] = []

  init(_ source: Substring) {
    let scalars = Array(source.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch scalar {
      case "*": if elements.last != .anyNumber { elements.append(.anyNumber) }
      case "?": elements.append(.any)
      case "\\" where index < scalars.count:
        elements.append(.scalar(scalars[index]))
        index += 1
      case "[":
        if let (set, end) = Self.set(scalars, from: index) {
          elements.append(set)
          index = end
        } else {
          elements.append(.scalar(scalar))
        }
      default: elements.append(.scalar(scalar))
      }
    }
  }

  /// The set that begins after a bracket, nil where none closes it.
  private static func set(_ scalars: [Unicode.Scalar], from start: Int) -> (Element, Int)? {
    var index = start
    var isNegated = false
    if index < scalars.count, scalars[index] == "!" || scalars[index] == "^" {
      isNegated = true
      index += 1
    }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "]" && !ranges.isEmpty { return (.set(ranges, isNegated: isNegated), index + 1) }
      if index + 2 < scalars.count, scalars[index + 1] == "-", scalars[index + 2] != "]",
        scalar <= scalars[index + 2]
      {
        ranges.append(scalar...scalars[index + 2])
        index += 3
      } else {
        ranges.append(scalar...scalar)
        index += 1
      }
    }
    return nil
  }

  /// Whether the pattern stands for a name; in time linear in both, since only the last star is ever
  /// tried again.
  func matches(_ name: [Unicode.Scalar]) -> Bool {
    var place = 0
    var element = 0
    var retry: (element: Int, place: Int)?
    while place < name.count {
      if element < elements.count, elements[element] == .anyNumber {
        retry = (element + 1, place)
        element += 1
      } else if element < elements.count, Self.stands(elements[element], for: name[place]) {
        element += 1
        place += 1
      } else if let last = retry {
        element = last.element
        place = last.place + 1
        retry = (last.element, place)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { $0 == .anyNumber }
  }

  private static func stands(_ element: Element, for scalar: Unicode.Scalar) -> Bool {
    switch element {
    case .scalar(let other): other == scalar
    case .any, .anyNumber: true
    case .set(let ranges, let isNegated):
      ranges.contains { $0.contains(scalar) } != isNegated
    }
  }
}
