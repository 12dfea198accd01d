/// Optimal string alignment as its definition has it: the whole table, one cell at a time.
public func plainEditDistance(_ first: String, _ second: String) -> Int {
  let a = Array(first.unicodeScalars)
  let b = Array(second.unicodeScalars)
  var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in 0...a.count { table[i][0] = i }
  for j in 0...b.count { table[0][j] = j }
  for (i, left) in a.enumerated() {
    for (j, right) in b.enumerated() {
      var best = table[i][j] + (left == right ? 0 : 1)
      best = min(best, table[i][j + 1] + 1, table[i + 1][j] + 1)
      if i > 0, j > 0, left == b[j - 1], a[i - 1] == right {
        best = min(best, table[i - 1][j - 1] + 1)
      }
      table[i + 1][j + 1] = best
    }
  }
  return table[a.count][b.count]
}
