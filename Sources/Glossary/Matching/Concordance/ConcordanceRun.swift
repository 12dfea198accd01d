/// Letters of a script without spaces, to be found whatever tokens they come apart into.
struct ConcordanceRun: Hashable {
  /// The letters.
  let bytes: [UInt8]

  /// Whether the last token may go on behind the run.
  let isPrefix: Bool

  /// Whether the run may begin inside a token, between two Chinese characters.
  var mayBeginInside = false

  /// Whether the run may end inside a token, between two Chinese characters.
  var mayEndInside = false

  init(_ bytes: [UInt8], isPrefix: Bool) {
    self.bytes = bytes
    self.isPrefix = isPrefix
  }

  /// Where in the run one stands behind a token that was met at a place in the run, the end of the run
  /// for a token that reaches or passes it; nil where the token does not fit.
  func place(after form: ArraySlice<UInt8>, from place: Int) -> Int? {
    let rest = bytes[place...]
    if form.count <= rest.count {
      return rest.starts(with: form) ? place + form.count : nil
    }
    guard form.starts(with: rest) else { return nil }
    let mayEnd = isPrefix || mayEndInside && UnspacedScript.isBetweenHan(form, at: rest.count)
    return mayEnd ? bytes.count : nil
  }

  /// The places behind a token with which the run begins, in any way that it may.
  func places(afterFirst form: ArraySlice<UInt8>) -> Set<Int> {
    var places: Set<Int> = []
    if let place = place(after: form, from: 0) { places.insert(place) }
    guard mayBeginInside && form.contains(where: { $0 >= 0xE2 }) else { return places }
    for start in form.indices.dropFirst() where form[start] == bytes[0] {
      guard UnspacedScript.isBetweenHan(form, at: start - form.startIndex),
        let place = place(after: form[start...], from: 0)
      else { continue }
      places.insert(place)
    }
    return places
  }

  /// Whether a token can be a part of the run.
  ///
  /// - Complexity: O(length of the run · length of the token).
  func mayHold(_ form: ArraySlice<UInt8>) -> Bool {
    guard let first = form.first, mayBegin(with: first, form.dropFirst()) else { return false }
    return !places(afterFirst: form).isEmpty
      || bytes.indices.contains { bytes[$0] == first && place(after: form, from: $0) != nil }
  }
  /// False only where a token of these bytes cannot be a part of the run.
  @inline(__always)
  func mayBegin(with first: UInt8, _ others: some Sequence<UInt8>) -> Bool {
    // A mark may stand before the characters between which the run begins.
    first >= 0xE0 || bytes.contains(first) || mayBeginInside && others.contains { $0 >= 0xE2 }
  }
}
