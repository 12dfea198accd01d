/// The offset of the first byte that no well-formed sequence of RFC 3629, section 4, explains; nil
/// when all of them are explained.
public func plainMalformedOffset(_ bytes: [UInt8]) -> Int? {
  let tail: ClosedRange<UInt8> = 0x80...0xBF
  let forms: [[ClosedRange<UInt8>]] = [
    [0x00...0x7F],
    [0xC2...0xDF, tail],
    [0xE0...0xE0, 0xA0...0xBF, tail], [0xE1...0xEC, tail, tail],
    [0xED...0xED, 0x80...0x9F, tail], [0xEE...0xEF, tail, tail],
    [0xF0...0xF0, 0x90...0xBF, tail, tail], [0xF1...0xF3, tail, tail, tail],
    [0xF4...0xF4, 0x80...0x8F, tail, tail],
  ]
  var offset = 0
  while offset < bytes.count {
    let rest = bytes[offset...]
    let form = forms.first { form in
      form.count <= rest.count && zip(form, rest).allSatisfy { $0.contains($1) }
    }
    guard let form else { return offset }
    offset += form.count
  }
  return nil
}
