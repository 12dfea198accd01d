/// Lines and columns by walking over the whole text, scalar by scalar.
public struct PlainLineTable: Sendable {
  /// What is known of one UTF-8 offset at which a scalar starts, or of the end.
  public struct Place: Sendable {
    public var offset: Int
    public var line: Int
    public var column: Int
    public var scalars: Int
  }

  /// The places of all scalars and of the end.
  public private(set) var places: [Place] = []

  /// The texts of the lines without their endings.
  public private(set) var lines: [String] = [""]

  public init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var offset = 0
    var column = 1
    for (index, scalar) in scalars.enumerated() {
      places.append(Place(offset: offset, line: lines.count, column: column, scalars: index))
      offset += String(scalar).utf8.count
      column += 1
      let isPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if scalar == "\n" || (scalar == "\r" && !isPair) {
        lines.append("")
        column = 1
      } else if !isPair {
        lines[lines.count - 1].unicodeScalars.append(scalar)
      }
    }
    places.append(
      Place(offset: offset, line: lines.count, column: column, scalars: scalars.count))
  }
}
