package import Glossary

/// What a process tells the server it runs.
package struct EditorEnvironment: Sendable {
  /// The store that was asked for; nil for the usual one.
  package var database: String?

  /// The version of the program.
  package var version: String

  /// Tells the day on the user's calendar.
  package var today: @Sendable () -> PartialDate?

  /// A folder for files that can be made again.
  package var cacheFolder: String

  /// Makes an environment.
  package init(
    database: String?, version: String, cacheFolder: String,
    today: @escaping @Sendable () -> PartialDate?
  ) {
    self.database = database
    self.version = version
    self.cacheFolder = cacheFolder
    self.today = today
  }
}
