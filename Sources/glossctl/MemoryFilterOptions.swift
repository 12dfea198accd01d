import ArgumentParser
import Glossary
import GlossaryStore

/// Which units of the memory a command is about.
struct MemoryFilterOptions: ParsableArguments {
  @Option(
    name: .customLong("domain"),
    help: ArgumentHelp("Only units of this domain; may be repeated.", valueName: "name"))
  var domains: [String] = []

  @Option(
    name: .customLong("origin"),
    help: ArgumentHelp("Only units from this origin; may be repeated.", valueName: "name"))
  var origins: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only units changed, or else made, on this day or later.", valueName: "date"),
    transform: Timestamp.argument)
  var since: Timestamp?

  @Option(
    help: ArgumentHelp("Only units changed, or else made, before this day.", valueName: "date"),
    transform: Timestamp.argument)
  var before: Timestamp?

  @Option(help: ArgumentHelp("Only units used so often or more.", valueName: "count"))
  var minUsage: Int?

  /// The filter that the options make.
  var filter: MemoryFilter {
    var filter = MemoryFilter()
    if !domains.isEmpty { filter.domains = domains }
    if !origins.isEmpty { filter.origins = origins }
    filter.since = since
    filter.before = before
    filter.minimumUsage = minUsage
    return filter
  }
}
