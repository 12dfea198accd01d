/// Where the store of a user lies, and who says so.
package struct StorePath: Hashable, Sendable {
  /// What names the store.
  package enum Origin: Hashable, Sendable {
    /// The option `--db`.
    case option

    /// The variable `GLOSSCTL_DB`.
    case environment

    /// A project file, by its path.
    case project(String)

    /// Nothing: it is the one in the XDG data folder.
    case dataFolder
  }

  /// The path as it was given.
  package let path: String

  package let origin: Origin

  /// The store that an option, the environment and the project ask for, in that order; else the one in the
  /// XDG data folder.
  ///
  /// Nothing is made.
  ///
  /// - Throws: a `Failure` where there is no place for a store.
  package init(option: String?, project: () throws -> ProjectFile?) throws {
    if let option {
      (path, origin) = (option, .option)
    } else if let path = Environment["GLOSSCTL_DB"], !path.isEmpty {
      (self.path, origin) = (path, .environment)
    } else if let project = try project(), let path = project.database {
      (self.path, origin) = (path, .project(project.path))
    } else {
      (path, origin) = (try Self.dataFolder + "/glossary.db", .dataFolder)
    }
  }

  /// The path of the store, in a folder that is there.
  ///
  /// - Throws: a `Failure` where there is no place for a store.
  package static func path(
    option: String?, project: () throws -> ProjectFile?
  ) throws -> String {
    let store = try StorePath(option: option, project: project)
    if store.origin == .dataFolder { try Folder.make(try dataFolder) }
    return store.path
  }

  /// The folder of the program in the XDG data folder.
  package static var dataFolder: String {
    get throws {
      if let xdg = Environment["XDG_DATA_HOME"], xdg.hasPrefix("/") { return xdg + "/glossctl" }
      guard let home = Environment["HOME"], !home.isEmpty else {
        throw Failure("no place for the store: HOME is not set; pass --db FILE")
      }
      return home + "/.local/share/glossctl"
    }
  }
}
