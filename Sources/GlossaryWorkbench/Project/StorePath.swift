/// Where the store of a user lies.
package enum StorePath {
  /// The path that an option, the environment and the project ask for, in that order; else the one in
  /// the XDG data folder, which is made.
  ///
  /// - Throws: a `Failure` where there is no place for a store.
  package static func path(
    option: String?, project: () throws -> ProjectFile?
  ) throws -> String {
    if let option { return option }
    if let path = Environment["GLOSSCTL_DB"], !path.isEmpty { return path }
    if let path = try project()?.database { return path }
    let data: String
    if let xdg = Environment["XDG_DATA_HOME"], xdg.hasPrefix("/") {
      data = xdg
    } else if let home = Environment["HOME"], !home.isEmpty {
      data = home + "/.local/share"
    } else {
      throw Failure("no place for the store: HOME is not set; pass --db FILE")
    }
    let folder = data + "/glossctl"
    try Folder.make(folder)
    return folder + "/glossary.db"
  }
}
