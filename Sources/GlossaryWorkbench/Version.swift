import Glossary
import GlossaryStore

/// The version of the programs, as releases have it; `scripts/version` reads it here.
package let glossctlVersion = "0.1.0"

/// The versions of what a program is made of.
package enum VersionLine {
  /// A program with its libraries and its terms: `glossctl 0.1.0 (ICU 72.1, SQLite 3.40.1, terms 2b…)`.
  ///
  /// The terms are named by the fingerprint that stores keep of them. No file is opened.
  ///
  /// - Complexity: O(size of the built-in terms).
  package static func line(of program: String) -> String {
    "\(program) \(glossctlVersion) (ICU \(ICUVersion.current), SQLite \(SQLiteVersion.current), "
      + "terms \(BuiltinTermBase().version))"
  }
}
