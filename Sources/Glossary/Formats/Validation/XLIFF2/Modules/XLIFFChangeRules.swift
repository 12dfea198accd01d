/// Earlier states of elements and attributes (XLIFF 2.0, section 5.6).
struct XLIFFChangeRules: XLIFFModuleRules {
  /// Revisions of a part of an element.
  private struct Revisions {
    var element: ValidatedElement
    var properties: [(name: String, element: ValidatedElement)] = []
  }

  /// An element in which changes are tracked: a file, group or unit.
  private struct Scope {
    var depth: Int
    var revisions: [Revisions] = []

    /// The elements in it with ids or of the kinds that changed, once there are changes.
    var parts: [ValidatedElement] = []
  }

  private var scopes: [Scope] = []
  private var versions: Set<String> = []
  private var hasCurrent = false

  /// The properties of the revision that is open.
  private var properties: Set<String> = []

  mutating func start(
    _ element: ValidatedElement, within open: [ValidatedElement], _ found: inout XLIFFFindings
  ) {
    keep(element)
    switch element.name {
    case "file", "group", "unit": scopes.append(Scope(depth: open.count))
    case "ctr:changeTrack":
      if scopes.last?.depth != open.count - 1 {
        found.add("xliff-module", "<ctr:changeTrack> belongs in a file, group or unit", element)
      }
    case "ctr:revisions":
      if !scopes.isEmpty {
        scopes[scopes.count - 1].revisions.append(Revisions(element: element))
      }
      versions = []
    case "ctr:revision":
      properties = []
      if let version = element["version"], !versions.insert(version).inserted {
        found.add("xliff-id", "the version \"\(version)\" stands twice", element)
      }
    case "ctr:item": startItem(element, &found)
    default: break
    }
  }

  /// Keeps an element for references to it.
  private mutating func keep(_ element: ValidatedElement) {
    guard element.isXLIFF else { return }
    for index in scopes.indices where !scopes[index].revisions.isEmpty {
      let isNamed = scopes[index].revisions.contains {
        $0.element["appliesTo"] == element.name
      }
      if isNamed || element["id"] != nil { scopes[index].parts.append(element) }
    }
  }

  private mutating func startItem(_ item: ValidatedElement, _ found: inout XLIFFFindings) {
    guard let name = item["property"] else { return }
    if !properties.insert(name).inserted {
      found.add("xliff-module", "a revision has one value of \(name)", item)
    }
    guard let scope = scopes.indices.last, let last = scopes[scope].revisions.indices.last else {
      return
    }
    scopes[scope].revisions[last].properties.append((name, item))
  }

  mutating func end(
    _ element: ValidatedElement, _ text: String, within open: [ValidatedElement],
    _ found: inout XLIFFFindings
  ) {
    switch element.name {
    case "ctr:revisions":
      if let current = element["currentVersion"], !versions.contains(current) {
        found.add("xliff-reference", "no revision has the version \"\(current)\"", element)
      }
    case "file", "group", "unit":
      guard let scope = scopes.popLast() else { return }
      for revisions in scope.revisions { Self.check(revisions, scope, &found) }
    default: break
    }
  }

  private static func check(
    _ revisions: Revisions, _ scope: Scope, _ found: inout XLIFFFindings
  ) {
    let element = revisions.element
    let kind = element["appliesTo"] ?? ""
    let candidates = scope.parts.filter { $0.name == kind }
    var part = candidates.count == 1 ? candidates[0] : nil
    if let reference = element["ref"] {
      part = (candidates + scope.parts).first { $0["id"] == reference }
      if part == nil {
        found.add("xliff-reference", "nothing there has the id \"\(reference)\"", element)
        return
      }
    } else if candidates.count > 1, candidates.allSatisfy({ $0["id"] != nil }) {
      found.add("xliff-reference", "there are several <\(kind)>; name one in ref", element)
    }
    guard let part, part.name == kind else { return }
    for (name, item) in revisions.properties where name != "content" && part[name] == nil {
      found.add("xliff-module", "<\(kind)> has no attribute \(name)", item)
    }
  }
}
