import Glibc
import Glossary

/// A file to be checked.
package struct CheckInput: Sendable {
  /// The path to read; `-` is standard input.
  package var path: String

  /// The name in reports, which also tells the format.
  package var name: String

  /// The path from the root on.
  package var absolute: String

  /// The project it belongs to.
  package var project: ProjectFile?
}

extension CheckInput {
  /// How many bytes the file has; 0 where nobody knows.
  package var size: Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

/// Finds the files that the user's arguments stand for, in a stable order, each once.
package struct CheckInputs {
  /// What finds the project of a folder, given from the root on.
  package typealias Projects = (_ folder: String) throws -> ProjectFile?

  package private(set) var inputs: [CheckInput] = []

  /// Folders that cannot be read, and folders without any draft.
  package private(set) var failures: [CheckFailure] = []

  /// Arguments that a project file asks to leave alone.
  package private(set) var ignored: [String] = []

  /// Files and folders inside folders that it asks to leave alone.
  private var passedOver = 0

  private let project: Projects
  private let report: FileIdentity?
  private let current = UserPath.current
  private var files: Set<FileIdentity> = []
  private var folders: Set<FileIdentity> = []

  /// Finds the files; a report of an earlier run that lies in a folder is not one of its drafts.
  package init(
    _ arguments: [String], standardInputName: String?, report: String?,
    project: @escaping Projects
  ) throws {
    self.project = project
    self.report = report.flatMap(FileIdentity.init)
    for argument in arguments {
      if argument == "-" {
        let name = standardInputName ?? InputFile.name("-")
        inputs.append(
          CheckInput(
            path: "-", name: name, absolute: UserPath.absolute(name, in: current),
            project: try project(current)))
      } else if FileIdentity.isFolder(argument) {
        try addFolder(argument)
      } else {
        try addFile(argument)
      }
    }
  }

  private mutating func addFile(_ path: String) throws {
    let absolute = UserPath.absolute(path, in: current)
    let project = try project(UserPath.folder(of: absolute))
    if isIgnored(absolute, by: project) {
      ignored.append(path)
    } else {
      append(path, absolute, project)
    }
  }

  private mutating func append(_ path: String, _ absolute: String, _ project: ProjectFile?) {
    // A file that is not there is added all the same: reading it says why.
    if let identity = FileIdentity(path), !files.insert(identity).inserted { return }
    inputs.append(CheckInput(path: path, name: path, absolute: absolute, project: project))
  }

  private mutating func addFolder(_ path: String) throws {
    let before = (inputs.count, failures.count, passedOver)
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    try walk(path, UserPath.absolute(path, in: current))
    if (inputs.count, failures.count, passedOver) == before {
      failures.append(CheckFailure(name: path, message: "\(path): no draft in this folder"))
    }
  }

  private mutating func walk(_ path: String, _ absolute: String) throws {
    // Links may lead back to a folder above.
    guard let identity = FileIdentity(path), folders.insert(identity).inserted else { return }
    let project = try project(absolute)
    let names: [String]
    do {
      names = try Folder.names(path)
    } catch {
      failures.append(CheckFailure(name: path, message: error.message))
      return
    }
    for name in names where !name.hasPrefix(".") {
      let child = path == "." ? name : path == "/" ? "/" + name : path + "/" + name
      let absolute = absolute == "/" ? "/" + name : absolute + "/" + name
      if FileIdentity.isFolder(child) {
        if isIgnored(absolute, by: project, isFolder: true) {
          passedOver += 1
        } else {
          try walk(child, absolute)
        }
      } else if CheckedSource.isKnown(name), !FileIdentity.isSpecial(child),
        report == nil || FileIdentity(child) != report
      {
        if isIgnored(absolute, by: project) {
          passedOver += 1
        } else {
          append(child, absolute, project)
        }
      }
    }
  }

  private func isIgnored(
    _ absolute: String, by project: ProjectFile?, isFolder: Bool = false
  ) -> Bool {
    guard let project, let path = project.relative(absolute) else { return false }
    return project.configuration.ignored.matches(path, isFolder: isFolder)
  }
}

/// What tells a file or folder from all others, whatever its names.
package struct FileIdentity: Hashable {
  private let device: dev_t
  private let number: ino_t

  /// The identity of what stands at a path; nil where nothing does.
  package init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    number = status.st_ino
  }

  /// Whether a pipe, socket or device stands at a path, which may never end; they are read only where
  /// they are named.
  package static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// Whether a folder stands at a path, or a link to one.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
