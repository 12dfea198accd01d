import Glibc
import GlossaryWorkbench

/// The drafts in the folders of a workspace: files of the formats that are text.
struct WorkspaceFiles {
  /// A draft on disk, in the state that it has.
  struct File {
    var uri: DocumentURI
    var path: String

    /// What is another text when the file is changed.
    var state: String
  }

  /// The files, in the order of their names.
  let files: [File]

  /// Finds the drafts; what project files leave alone is left out.
  ///
  /// - Complexity: O(number of files in the folders).
  init(_ workspace: EditorWorkspace) {
    let folders = workspace.folders.compactMap(\.path)
    // A folder that cannot be read has no drafts, and a project file that cannot is told of where a
    // document is checked.
    let inputs =
      try? CheckInputs(folders, standardInputName: nil, report: nil) { folder in
        try? workspace.project(for: folder)
      }
    files = (inputs?.inputs ?? []).compactMap { input in
      let ending = input.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
      guard !Self.containers.contains(ending), let state = Self.state(of: input.absolute) else {
        return nil
      }
      return File(uri: DocumentURI(path: input.absolute), path: input.absolute, state: state)
    }
  }

  private static func state(of path: String) -> String? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return "\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)"
  }

  /// Endings of drafts that are no text, in which an editor has no places.
  private static let containers: Set<String> = [
    "docx", "docm", "dotx", "dotm", "odt", "ott", "gz",
  ]
}

extension WorkspaceFiles.File {
  /// What a check of the file comes to.
  ///
  /// - Throws: where it cannot be read, or what ends all checks.
  func check(in workspace: EditorWorkspace) throws -> (CheckedText?, DocumentText) {
    let text = DocumentText(bytes: try InputFile.read(path))
    let settings = try workspace.settings(for: uri)
    if settings.isIgnored { return (nil, text) }
    var checker = DocumentChecker(uri: uri, languageID: "")
    return (try checker.check(text, settings), text)
  }
}
