import Glibc

/// What tells this build of the program from any other.
package enum ProgramIdentity {
  /// The length and the time of the program's file; nil where the system does not tell.
  package static var current: String? {
    var status = stat()
    guard unsafe stat("/proc/self/exe", &status) == 0 else { return nil }
    return "\(status.st_size)-\(status.st_mtim.tv_sec)-\(status.st_mtim.tv_nsec)"
  }
}
