internal import Glibc

/// The processors that this process may use.
enum CoreCount {
  static var available: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
