import Glibc

/// Paths as text; nothing here asks the disk but for the working directory.
package enum UserPath {
  /// The working directory.
  package static var current: String {
    guard let path = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// A path from the root on, without `.`, `..` and doubled slashes; links are not followed.
  package static func absolute(_ path: String, in folder: String = current) -> String {
    let whole = path.hasPrefix("/") ? path : folder + "/" + path
    var names: [Substring] = []
    for name in whole.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    return "/" + names.joined(separator: "/")
  }

  /// The folder of a path from the root on.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// A path from the root on as it is seen from a folder that it lies in; nil where it lies elsewhere.
  package static func relative(_ path: String, to folder: String) -> String? {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }

  /// The last name of a path.
  package static func name(of path: String) -> Substring {
    path.split(separator: "/").last ?? ""
  }
}
