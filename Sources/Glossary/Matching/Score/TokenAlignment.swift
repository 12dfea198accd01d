/// The shortest way of editing one sequence of tokens into another.
enum TokenAlignment {
  /// Tables of more cells than this are halved first, so that space stays linear.
  private static let largestTable = 4_000_000

  /// The edits from one text to another, in order of place.
  ///
  /// Of several shortest ways the one is taken that, read from the end, substitutes before it
  /// deletes and deletes before it inserts.
  ///
  /// - Complexity: O(n·m).
  static func edits(from match: ComparedTokens, to query: ComparedTokens) -> [TokenEdit] {
    var ids: [ComparedTokens.Form: Int32] = [:]
    func number(_ tokens: [ComparedTokens.Compared]) -> [Int32] {
      tokens.map { token in
        if let known = ids[token.form] { return known }
        let new = Int32(ids.count)
        ids[token.form] = new
        return new
      }
    }
    let (source, target) = (number(match.compared)[...], number(query.compared)[...])
    return pairs(source, target).compactMap { pair in
      let before = pair.source.map { match.compared[$0] }
      let after = pair.target.map { query.compared[$0] }
      switch (before, after) {
      case (let before?, let after?):
        if before.form == after.form {
          guard !before.source.utf8.elementsEqual(after.source.utf8) else { return nil }
          return TokenEdit(.form, query: after.range, match: before.range)
        }
        return TokenEdit(.substitute, query: after.range, match: before.range)
      case (let before?, nil): return TokenEdit(.delete, query: nil, match: before.range)
      case (nil, let after?): return TokenEdit(.insert, query: after.range, match: nil)
      case (nil, nil): return nil
      }
    }
  }

  /// Which token of the source goes with which of the target; nil where there is none.
  private struct Pair {
    var source: Int?
    var target: Int?
  }

  private static func pairs(_ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>) -> [Pair] {
    var (source, target) = (source, target)
    var head: [Pair] = []
    while let first = source.first, first == target.first {
      head.append(Pair(source: source.startIndex, target: target.startIndex))
      source.removeFirst()
      target.removeFirst()
    }
    var tail: [Pair] = []
    while let last = source.last, last == target.last {
      source.removeLast()
      target.removeLast()
      tail.append(Pair(source: source.endIndex, target: target.endIndex))
    }
    return head + middle(source, target) + tail.reversed()
  }

  private static func middle(_ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>) -> [Pair] {
    if source.isEmpty { return target.indices.map { Pair(source: nil, target: $0) } }
    if target.isEmpty { return source.indices.map { Pair(source: $0, target: nil) } }
    guard source.count > 1 && source.count * target.count > largestTable else {
      return table(source, target)
    }
    // D. S. Hirschberg, "A linear space algorithm for computing maximal common subsequences",
    // Communications of the ACM 18, 1975.
    let half = source.startIndex + source.count / 2
    let forward = lastRow(source[..<half], target)
    let backward = lastRow(source[half...].reversed(), target.reversed())
    var cut = 0
    for index in 0...target.count
    where forward[index] + backward[target.count - index]
      < forward[cut] + backward[target.count - cut]
    {
      cut = index
    }
    let place = target.startIndex + cut
    return pairs(source[..<half], target[..<place]) + pairs(source[half...], target[place...])
  }

  /// The distances of a whole sequence to each beginning of another.
  private static func lastRow(
    _ source: some Collection<Int32>, _ target: some Collection<Int32>
  ) -> [Int32] {
    let target = Array(target)
    var row = (0...target.count).map { Int32($0) }
    for token in source {
      var diagonal = row[0]
      row[0] += 1
      for index in target.indices {
        let substituted = diagonal + (target[index] == token ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(substituted, row[index + 1] + 1, row[index] + 1)
      }
    }
    return row
  }

  private static func table(_ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>) -> [Pair] {
    let (rows, columns) = (source.count, target.count)
    let width = columns + 1
    var distances = [Int32](repeating: 0, count: (rows + 1) * width)
    for column in 0...columns { distances[column] = Int32(column) }
    for row in 1...rows {
      distances[row * width] = Int32(row)
      let token = source[source.startIndex + row - 1]
      for column in 1...columns {
        let isEqual = target[target.startIndex + column - 1] == token
        distances[row * width + column] = min(
          distances[(row - 1) * width + column - 1] + (isEqual ? 0 : 1),
          distances[(row - 1) * width + column] + 1, distances[row * width + column - 1] + 1)
      }
    }
    var pairs: [Pair] = []
    var (row, column) = (rows, columns)
    while row > 0 || column > 0 {
      let here = distances[row * width + column]
      let (from, to) = (source.startIndex + row - 1, target.startIndex + column - 1)
      if row > 0 && column > 0
        && here == distances[(row - 1) * width + column - 1] + (source[from] == target[to] ? 0 : 1)
      {
        pairs.append(Pair(source: from, target: to))
        (row, column) = (row - 1, column - 1)
      } else if row > 0 && here == distances[(row - 1) * width + column] + 1 {
        pairs.append(Pair(source: from, target: nil))
        row -= 1
      } else {
        pairs.append(Pair(source: nil, target: to))
        column -= 1
      }
    }
    return pairs.reversed()
  }
}
