import ArgumentParser
import Glossary
import GlossaryStore

/// Which units of the memory a command is about.
struct MemoryFilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only units of this domain; may be repeated.", valueName: "name"))
  var domain: [String] = []

  @Option(
    help: ArgumentHelp("Only units from this origin; may be repeated.", valueName: "name"))
  var origin: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only units changed, or else made, on this day or later.", valueName: "date"),
    transform: Timestamp.argument)
  var since: Timestamp?

  @Option(
    help: ArgumentHelp("Only units changed, or else made, before this day.", valueName: "date"),
    transform: Timestamp.argument)
  var before: Timestamp?

  @Option(
    name: .customLong("min-usage"),
    help: ArgumentHelp("Only units that were used so often or more.", valueName: "number"))
  var minimumUsage: Int?

  /// The filter that the options make.
  var filter: MemoryFilter {
    var filter = MemoryFilter()
    if !domain.isEmpty { filter.domains = domain }
    if !origin.isEmpty { filter.origins = origin }
    filter.since = since
    filter.before = before
    filter.minimumUsage = minimumUsage
    return filter
  }
}

extension Timestamp {
  /// A day or a moment as typed on the command line; a month or a year is its first day.
  static func argument(_ text: String) throws -> Timestamp {
    if let moment = Timestamp(text) { return moment }
    let date = try PartialDate.argument(text)
    return Timestamp(startOf: date.year, month: date.month ?? 1, day: date.day ?? 1)
  }
}
