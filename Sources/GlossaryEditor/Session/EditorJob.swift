/// Work that answers a request after a while, a step at a time.
protocol EditorJob: AnyObject {
  /// The request that it answers.
  var request: RequestID { get }

  /// How far it is.
  var progress: WorkProgress { get }

  /// Does a step, and answers the request with the last one.
  ///
  /// - Returns: Whether it was the last.
  func step(for client: EditorClient) -> Bool
}

extension EditorJob {
  /// Ends before its time, since the client asked for that.
  func end(cancelledFor client: EditorClient) {
    progress.end(client)
    client.fail(request, ResponseError(.requestCancelled, "cancelled"))
  }
}
