/// Judges what single lines of a term base cannot show: ids that stand twice, two preferred forms,
/// dates out of order, relations that lead nowhere and sources that nobody cites.
struct TermBaseCheck {
  private struct Entry {
    var designation: Designation
    var place: Place
  }

  private struct Group: Hashable {
    var concept: Concept.ID
    var language: LanguageTag
  }

  private var concepts: [Concept.ID: Place] = [:]
  private var sources: [String: Place] = [:]
  private var usedSources: Set<String> = []
  private var known: Set<Concept.ID> = []
  private var relations: [(target: Concept.ID, place: Place)] = []
  private var groups: [Group: [Entry]] = [:]
  private var problems: [FileProblem] = []

  mutating func add(concept id: Concept.ID, at place: Place) {
    if let first = concepts[id] {
      problems.append(
        place.problem(
          "duplicate-id", "the concept \(id) stands already at \(first.file):\(first.line)"))
    } else {
      concepts[id] = place
    }
  }

  /// A concept of another base, to which relations may lead.
  mutating func know(_ id: Concept.ID) {
    known.insert(id)
  }

  mutating func add(source id: String, at place: Place) {
    sources[id] = place
  }

  mutating func use(source id: String) {
    usedSources.insert(id)
  }

  mutating func add(relationTo target: Concept.ID, at place: Place) {
    relations.append((target, place))
  }

  mutating func add(_ designation: Designation, of concept: Concept.ID, at place: Place) {
    if let from = designation.from, let to = designation.to, to.isReached(by: from) {
      problems.append(
        place.problem(
          "dates-out-of-order",
          "\"\(designation.text)\" ends (\(to)) before it begins (\(from))"))
    }
    let group = Group(concept: concept, language: designation.language)
    for other in groups[group, default: []] {
      if other.designation.text == designation.text {
        problems.append(
          place.problem(
            "duplicate-designation",
            "\"\(designation.text)\" stands already at line \(other.place.line)"))
      } else if designation.competes(with: other.designation) {
        problems.append(
          place.problem(
            "two-preferred",
            "\"\(designation.text)\" and \"\(other.designation.text)\" (line"
              + " \(other.place.line)) are both preferred; make one admitted or give dates"))
      }
    }
    groups[group, default: []].append(Entry(designation: designation, place: place))
  }

  /// All problems, those of the whole base included.
  func finish() -> [FileProblem] {
    var all = problems
    for (target, place) in relations
    where concepts[target] == nil && !known.contains(target) {
      all.append(place.problem("unknown-relation-target", "no concept \(target)"))
    }
    for (id, place) in sources where !usedSources.contains(id) {
      all.append(
        place.problem("unused-source", "no designation cites \(id); remove it or cite it"))
    }
    return all
  }
}
