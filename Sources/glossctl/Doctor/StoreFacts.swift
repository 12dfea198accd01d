import Glossary
import GlossaryStore
import GlossaryWorkbench

/// The store as it lies there; nothing of it is changed.
struct StoreFacts {
  /// What is at its place.
  enum State: String {
    /// Nothing yet.
    case missing

    /// A store that the next command will bring up to date.
    case outdated

    /// A store that is up to date.
    case current

    /// Something that cannot be used.
    case unusable
  }

  /// Where it should be, nil where no place can be named.
  private(set) var place: StorePath?
  private(set) var state = State.missing
  private(set) var currency: StoreCurrency?
  private(set) var information: StoreInformation?
  private(set) var bases: [Store.Base] = []
  private(set) var observations: [Observation] = []

  /// Looks at a store; at every page of it and every text of its index only where that is wanted.
  init(option: String?, project: ProjectFile?, isThorough: Bool) throws {
    do {
      let place = try StorePath(option: option) { project }
      self.place = place
      guard let store = try Store(inspecting: place.path) else {
        observeMissing(place)
        return
      }
      try observe(store, place)
      try observeBases(project)
      if state == .current { try observeHealth(store, isThorough: isThorough) }
    } catch let error as StorageError {
      state = .unusable
      observations.append(.problem("store", error.reason, advice: error.advice))
    } catch {
      guard let failure = Failure(error) else { throw error }
      state = .unusable
      observations += failure.messages.map { .problem("store", $0, advice: nil) }
    }
  }

  private mutating func observeMissing(_ place: StorePath) {
    if Store.isAddress(place.path) {
      observations.append(
        .ok(
          "store",
          "\(Store.shownName(place.path)) (\(place.origin.words)): a database without tables yet; "
            + "the first look-up makes them"))
      return
    }
    let folder = UserPath.folder(of: UserPath.absolute(place.path))
    // The first folder that is there decides: only that of the default is made.
    let nearest = place.origin == .dataFolder ? Folder.nearest(folder) : folder
    guard Folder.isWritable(nearest) else {
      state = .unusable
      observations.append(
        .problem(
          "store", "\(place.path): cannot be made: no folder \(nearest) that can be written",
          advice: "make the folder, or name another place with --db or GLOSSCTL_DB"))
      return
    }
    observations.append(
      .ok(
        "store", "\(place.path) (\(place.origin.words)): not there yet; the first look-up makes it")
    )
  }

  private mutating func observe(_ store: Store, _ place: StorePath) throws {
    let currency = try store.currency(BuiltinTermBase())
    self.currency = currency
    let isCurrent = currency.hasCurrentTables && currency.hasCurrentTerms
    state = isCurrent ? .current : .outdated
    let name = "\(Store.shownName(place.path)) (\(place.origin.words))"
    if currency.hasCurrentTables {
      information = try store.information()
      bases = try store.bases()
    }
    if !isCurrent && !currency.isWritable {
      state = .unusable
      observations.append(
        .problem(
          "store", "\(name): is of another version of glossctl and cannot be written",
          advice: "make the file and its folder writable for one run"))
    } else if !isCurrent {
      observations.append(
        .ok("store", "\(name): of another version; the next command brings it up to date"))
    } else if currency.isWritable {
      let size = TextStyle.bytes(information?.bytes ?? 0)
      observations.append(.ok("store", "\(name): version \(currency.version), \(size)"))
    } else {
      observations.append(
        .note(
          "store", "\(name): can be read, but not written",
          advice: "imports need a file and a folder that can be written"))
    }
  }

  /// The bases that are there, and those that the project wants and lacks.
  private mutating func observeBases(_ project: ProjectFile?) throws {
    guard !bases.isEmpty else { return }
    let known = bases.map { "\($0.name): \($0.concepts.counted("concept"))" }
    observations.append(.ok("terms", known.joined(separator: ", ")))
    for base in project?.configuration.bases ?? []
    where !bases.contains(where: { $0.name == base.name }) {
      observations.append(
        .problem(
          "terms", "the project asks for a base \"\(base.name)\", which the store does not have",
          advice: "make it with glossctl terms import --base \(base.name), or correct the file"))
    }
  }

  private mutating func observeHealth(_ store: Store, isThorough: Bool) throws {
    guard let information else { return }
    let index =
      "\(information.units.counted("unit")); \(information.indexEntries.counted("text")) "
      + "in \(information.indexFiles.counted("index file"))"
    guard isThorough else {
      observations.append(.ok("memory", index))
      return
    }
    let damage = try store.databaseProblems()
    observations += damage.map {
      .problem(
        "memory", $0, advice: "save what can be read with glossctl export, or restore a backup")
    }
    let remedy = "run glossctl db reindex"
    let outdated = try store.indexProblems()
    observations += outdated.map {
      .problem("index", $0.replacing("; \(remedy)", with: ""), advice: remedy)
    }
    if damage.isEmpty && outdated.isEmpty {
      observations.append(.ok("memory", index + "; no damage"))
    }
  }
}

extension StorePath.Origin {
  /// Who names the store, in words.
  var words: String {
    switch self {
    case .option: "by --db"
    case .environment: "by GLOSSCTL_DB"
    case .project(let path): "by \(path)"
    case .dataFolder: "the usual place"
    }
  }

  /// The same for programs.
  var name: String {
    switch self {
    case .option: "option"
    case .environment: "environment"
    case .project: "project"
    case .dataFolder: "default"
    }
  }
}
