import GlossaryEditor
import TestSupport
import Testing

@Suite("Messages in a stream of bytes")
struct MessageReaderTests {
  private static func events(_ bytes: [UInt8], chunk: Int) -> [MessageReader.Event] {
    var reader = MessageReader()
    var events: [MessageReader.Event] = []
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      reader.append(bytes[start..<min(bytes.count, start + chunk)])
      while let event = reader.next() { events.append(event) }
    }
    return events
  }

  @Test("Messages come whole, however they were cut", arguments: [1, 2, 7, 64, 10_000])
  func cuts(chunk: Int) {
    let contents = ["{}", "{\"a\":\"👍\"}", "", String(repeating: "x", count: 300)].map {
      Array($0.utf8)
    }
    let bytes = contents.flatMap(MessageFrame.bytes)
    #expect(Self.events(bytes, chunk: chunk) == contents.map { .message($0) })
  }

  @Test("Other fields, cases and bare line feeds are taken")
  func headers() {
    let bytes = Array(
      "content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}"
        .utf8)
    #expect(Self.events(bytes, chunk: 5) == [.message(Array("{}".utf8))])
    #expect(
      Self.events(Array("Content-Length: 2\n\n{}".utf8), chunk: 99) == [.message(Array("{}".utf8))])
  }

  @Test(
    "What is no message is passed over up to the next one",
    arguments: [
      "Content-Length: x\r\n\r\n{}", "Content-Length: -1\r\n\r\n", "Hello: there\r\n\r\n",
      "no header at all\r\n\r\n", "Content-Length: 99999999999\r\n\r\n",
      String(repeating: "garbage", count: 2_000),
    ])
  func garbage(text: String) {
    let good = MessageFrame.bytes(Array("{\"id\":1}".utf8))
    let events = Self.events(Array(text.utf8) + good, chunk: 1_000)
    #expect(events.last == .message(Array("{\"id\":1}".utf8)))
    #expect(events.count > 1)
    #expect(events.dropLast().allSatisfy { if case .garbage = $0 { true } else { false } })
  }

  @Test("A wrong length costs the messages it covers and no more")
  func wrongLength() {
    let bytes = Array("Content-Length: 1\r\n\r\n{}".utf8) + MessageFrame.bytes(Array("[]".utf8))
    let events = Self.events(bytes, chunk: 3)
    #expect(events.first == .message(Array("{".utf8)))
    #expect(events.last == .message(Array("[]".utf8)))
  }
}
