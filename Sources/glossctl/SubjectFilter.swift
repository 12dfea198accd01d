import GlossaryStore
import GlossaryWorkbench

extension Store {
  /// Refuses a subject field that no concept of the store has, since an empty answer would look as
  /// though the field had no such term.
  ///
  /// - Throws: a `Failure` that names the fields there are.
  func require(subject: String?) throws {
    guard let subject else { return }
    let known = try subjects()
    if known.contains(subject) { return }
    throw Failure("no subject field \"\(subject)\"; there are \(known.joined(separator: ", "))")
  }
}
