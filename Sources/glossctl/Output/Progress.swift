import Glibc
import Synchronization
import GlossaryWorkbench

/// Tells on a terminal how far a long run is: one line on standard error, erased at the end.
///
/// Nothing is shown where standard error is no terminal.
final class Progress: Sendable {
  private struct State {
    var steps = 0
    var items = 0
    var phase: String?
    var isVisible = false
    var lastShown = ContinuousClock.now
  }

  private let state = Mutex(State())
  private let start = ContinuousClock.now
  private let total: Int?
  private let noun: String
  private let isShown: Bool

  /// Makes a line for a run of so many steps, nil where nobody knows; items are what is counted for
  /// people.
  init(total: Int?, items noun: String, isShown: Bool) {
    self.total = total
    self.noun = noun
    self.isShown = isShown && isatty(STDERR_FILENO) == 1 && Environment["TERM"] != "dumb"
  }

  /// Adds what was done since; callers do so once a block and not for each item.
  func add(steps: Int, items: Int) {
    guard isShown else { return }
    state.withLock { state in
      state.steps += steps
      state.items += items
      if ContinuousClock.now - state.lastShown >= .milliseconds(100) { show(&state) }
    }
  }

  /// Says what goes on once all steps are done.
  func enter(_ phase: String) {
    guard isShown else { return }
    state.withLock { state in
      state.phase = phase
      show(&state)
    }
  }

  /// Erases the line.
  func end() {
    state.withLock { state in
      if state.isVisible { Self.write("\r\u{1B}[K") }
      state.isVisible = false
    }
  }

  private func show(_ state: inout State) {
    let now = ContinuousClock.now
    state.lastShown = now
    state.isVisible = true
    Self.write("\r\u{1B}[K" + line(state, (now - start).milliseconds))
  }

  private func line(_ state: State, _ elapsed: Int) -> String {
    var parts: [String] = []
    let isKnown = total.map { $0 > 0 } ?? false
    let share = isKnown ? min(1_000, state.steps * 1_000 / (total ?? 1)) : 0
    if isKnown { parts.append("\(share / 10) %") }
    parts.append("\(state.items) \(noun)")
    if elapsed > 0 { parts.append("\(state.items * 1_000 / elapsed)/s") }
    if let phase = state.phase {
      parts.append(phase)
    } else if share > 0 {
      parts.append("\(Self.duration(elapsed * (1_000 - share) / share / 1_000)) left")
    }
    return parts.joined(separator: "  ")
  }

  private static func duration(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
    guard minutes >= 60 else { return "\(minutes):\(two(rest))" }
    return "\(minutes / 60):\(two(minutes % 60)):\(two(rest))"
  }

  private static func write(_ text: String) {
    try? FileDescriptor.write(Array(text.utf8), to: STDERR_FILENO, path: "standard error")
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
