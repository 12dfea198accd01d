internal import CICU

/// Calls an ICU function that fills a UTF-8 buffer, with one retry when the buffer is too small.
///
/// - Throws: `UnicodeError` when ICU fails or the text is too long for it.
func withICUText(
  _ text: String,
  operation: String,
  _ body: (UnsafePointer<CChar>, Int32, UnsafeMutablePointer<CChar>, Int32, inout Int32) -> Int32
) throws(UnicodeError) -> String {
  var text = text
  var status: Int32 = 0
  let result: String? = text.withUTF8 { source -> String? in
    guard let count = Int32(exactly: source.count) else {
      status = -1
      return nil
    }
    return unsafe source.withMemoryRebound(to: CChar.self) { chars -> String? in
      guard let base = chars.baseAddress else { return "" }
      // Folding seldom grows a text; a third more covers nearly all of it.
      var capacity = count + count / 3 + 16
      for _ in 0..<2 {
        var length: Int32 = 0
        let output = unsafe String(unsafeUninitializedCapacity: Int(capacity)) { buffer in
          unsafe buffer.withMemoryRebound(to: CChar.self) { out in
            guard let first = out.baseAddress else { return }
            status = 0
            length = unsafe body(base, count, first, capacity, &status)
          }
          return status <= 0 ? Int(length) : 0
        }
        if status != CICU_BUFFER_OVERFLOW { return output }
        capacity = length
      }
      return nil
    }
  }
  if let result, status <= 0 { return result }
  if status == -1 { throw UnicodeError(.tooLong(bytes: text.utf8.count)) }
  throw UnicodeError.icu(operation, status)
}

extension UnicodeError {
  /// The error for an ICU status code.
  static func icu(_ operation: String, _ status: Int32) -> UnicodeError {
    UnicodeError(
      .library(operation: operation, status: unsafe String(cString: cicu_status_name(status))))
  }
}
