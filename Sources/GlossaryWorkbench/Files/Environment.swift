import Glibc

/// The environment of the process.
package enum Environment {
  package static subscript(name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}
