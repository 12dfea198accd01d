import Glibc
package import Glossary
import GlossaryStore

/// The file `.glossctl.yaml` of a project.
package struct ProjectFile: Sendable {
  /// The path as it was found, which problems name.
  package let path: String

  /// The folder that its paths start from, from the root on.
  package let folder: String

  package let configuration: CheckConfiguration

  /// Reads a file; what is wrong with it is a failure, each problem a line.
  package init(_ path: String) throws {
    self.path = path
    folder = UserPath.folder(of: UserPath.absolute(path))
    let file = NamedFile(name: path, bytes: try InputFile.read(path))
    let (configuration, problems) = CheckConfigurationReader.read(file)
    if !problems.isEmpty { throw Failure(problems) }
    self.configuration = configuration
  }

  /// The store it names, from the root on.
  package var database: String? {
    configuration.database.map {
      Store.isAddress($0) ? $0 : UserPath.absolute($0, in: folder)
    }
  }

  /// A path from the root on as the file's patterns see it; nil for what lies outside.
  package func relative(_ path: String) -> String? { UserPath.relative(path, to: folder) }

  /// The nearest file in a folder, given from the root on, or above it.
  package static func find(from folder: String) throws -> ProjectFile? {
    var finder = ProjectFinder()
    return try finder.project(for: folder)
  }
}

/// Finds the project files of many folders and reads each once.
package struct ProjectFinder {
  private var known: [String: ProjectFile?] = [:]

  package init() {}

  /// The nearest file in a folder, given from the root on, or above it.
  package mutating func project(for folder: String) throws -> ProjectFile? {
    if let known = known[folder] { return known }
    let path = (folder == "/" ? "" : folder) + "/" + CheckConfiguration.fileName
    let project: ProjectFile?
    if unsafe access(path, F_OK) == 0 {
      project = try ProjectFile(UserPath.relative(path, to: UserPath.current) ?? path)
    } else {
      project = folder == "/" ? nil : try self.project(for: UserPath.folder(of: folder))
    }
    known[folder] = .some(project)
    return project
  }
}
