import Dispatch
import Synchronization

/// Threads that work on the store, each with a `StoreWorker` of its own.
///
/// The store blocks, so its work does not run on the threads that serve connections. A request takes the
/// first worker that is free; so many may wait, and more are turned away at once, so that a server under
/// too much load answers quickly that it is.
package final class WorkerPool: Sendable {
  /// Why a request was not worked on.
  package enum Refusal: Error {
    /// Too many wait already.
    case overloaded

    /// It took longer than it may.
    case tooSlow

    /// The server is about to stop.
    case stopping
  }

  private struct State {
    var idle: [Int]
    var waiting: [Job] = []
    var isStopping = false
  }

  private struct Job {
    var run: @Sendable (StoreWorker) -> Void
  }

  private let workers: [StoreWorker]
  private let queues: [DispatchQueue]
  private let timer = DispatchQueue(label: "glossary.timeout")
  private let state: Mutex<State>
  private let mostWaiting: Int
  private let timeout: Int

  /// Starts threads; `makeWorker` opens the store for one.
  ///
  /// - Throws: what opening the store throws.
  package init(
    count: Int, waiting: Int, timeout: Int, _ makeWorker: () throws -> StoreWorker
  ) throws {
    workers = try (0..<count).map { _ in try makeWorker() }
    queues = (0..<count).map { DispatchQueue(label: "glossary.worker.\($0)") }
    state = Mutex(State(idle: Array((0..<count).reversed())))
    mostWaiting = waiting
    self.timeout = timeout
  }

  /// How many jobs wait for a worker, and how many workers are busy.
  package var load: (waiting: Int, busy: Int) {
    state.withLock { ($0.waiting.count, workers.count - $0.idle.count) }
  }

  /// Runs a body on a worker.
  ///
  /// - Throws: a `Refusal`, or what the body throws.
  package func run<Value: Sendable>(
    _ body: @escaping @Sendable (StoreWorker) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let answer = Answer(continuation)
      let job = Job { worker in
        // Nobody waits any more for what came too late.
        if answer.isGiven { return }
        answer.give(Result { try body(worker) })
      }
      if let refusal = submit(job) { return answer.give(.failure(refusal)) }
      timer.asyncAfter(deadline: .now() + .seconds(timeout)) {
        answer.give(.failure(Refusal.tooSlow))
      }
    }
  }

  /// Turns away whatever comes, and what waits.
  package func stop() {
    state.withLock { $0.isStopping = true }
  }

  private func submit(_ job: Job) -> Refusal? {
    enum Place {
      case worker(Int)
      case queue
      case refused(Refusal)
    }
    let place: Place = state.withLock { state in
      if state.isStopping { return .refused(.stopping) }
      if let worker = state.idle.popLast() { return .worker(worker) }
      if state.waiting.count >= mostWaiting { return .refused(.overloaded) }
      state.waiting.append(job)
      return .queue
    }
    switch place {
    case .refused(let refusal): return refusal
    case .queue: return nil
    case .worker(let number):
      start(job, on: number)
      return nil
    }
  }

  private func start(_ job: Job, on number: Int) {
    queues[number].async { [self] in
      var next: Job? = job
      while let job = next {
        job.run(workers[number])
        next = state.withLock { state in
          if !state.waiting.isEmpty { return state.waiting.removeFirst() }
          state.idle.append(number)
          return nil
        }
      }
    }
  }
}

/// The answer that someone waits for, given once.
private final class Answer<Value: Sendable>: Sendable {
  private let continuation: Mutex<CheckedContinuation<Value, any Error>?>

  init(_ continuation: CheckedContinuation<Value, any Error>) {
    self.continuation = Mutex(continuation)
  }

  var isGiven: Bool { continuation.withLock { $0 == nil } }

  func give(_ result: sending Result<Value, any Error>) {
    let waiting = continuation.withLock { continuation in
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(with: result)
  }
}
