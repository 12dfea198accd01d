import Foundation
import TestSupport
import Testing

/// What a person sees when the store or a disk fails: one clear line, exit 2, nothing changed.
@Suite struct StoreFailureTests {
  let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private func lookUp(_ path: String) throws -> Command.Outcome {
    try place.glossctl(["lookup", "--db", path, "TPPO"])
  }

  @Test func aFolderIsNoStore() throws {
    let outcome = try lookUp(place.folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("is a folder; name a file"))
  }

  @Test func aMissingFolderIsNamed() throws {
    let outcome = try lookUp(place.path("none/store.db"))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot open the store"))
  }

  @Test func anotherFileIsLeftAlone() throws {
    let path = try place.write("notes.txt", String(repeating: "Catatan rapat. ", count: 100))
    let before = try place.bytes("notes.txt")
    let outcome = try lookUp(path)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("is no SQLite database"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(try place.bytes("notes.txt") == before)
  }

  @Test func anEmptyFileBecomesAStore() throws {
    #expect(try lookUp(try place.write("new.db", "")).status == 0)
  }

  @Test(.enabled(if: Command.find("sqlite3") != nil, "sqlite3 is not on the path"))
  func foreignNewerAndLockedStoresAreLeftAlone() throws {
    let sqlite = try #require(Command.find("sqlite3"))
    let foreign = place.path("foreign.db")
    _ = try Command.run(sqlite, [foreign, "CREATE TABLE address (name TEXT)"])
    let before = try place.bytes("foreign.db")
    #expect(try lookUp(foreign).errors.contains("is a database of another program"))
    #expect(try place.bytes("foreign.db") == before)

    let newer = place.path("newer.db")
    #expect(try lookUp(newer).status == 0)
    _ = try Command.run(sqlite, [newer, "PRAGMA user_version = 99"])
    let outcome = try lookUp(newer)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("store version 99"))
  }

  @Test(.enabled(if: Command.find("python3") != nil, "python3 is not on the path"))
  func aLockedStoreIsSaidToBe() throws {
    let store = place.path("store.db")
    #expect(try lookUp(store).status == 0)
    let python = try #require(Command.find("python3"))
    let script = """
      import sqlite3, subprocess, sys
      held = sqlite3.connect(sys.argv[1], isolation_level=None)
      held.execute("BEGIN EXCLUSIVE")
      done = subprocess.run([sys.argv[2], "terms", "add", "--db", sys.argv[1], "satu", "one"],
                            capture_output=True, text=True)
      print(done.returncode, done.stderr)
      read = subprocess.run([sys.argv[2], "lookup", "--db", sys.argv[1], "TPPO"],
                            capture_output=True, text=True)
      print("read", read.returncode)
      """
    let outcome = try Command.run(python, ["-c", script, store, Command.glossctl.path])
    #expect(outcome.output.contains("2 glossctl: \(store): another program holds the store"))
    #expect(outcome.output.contains("read 0"), "readers go on while one process writes")
  }

  @Test func aFullDiskIsSaidToBe() throws {
    let output = try place.glossctl(["terms", "export", "--format", "tmx", "/dev/full"])
    #expect(output.status == 2)
    #expect(output.errors.contains("/dev/full: cannot write: No space left on device"))
    let shell = URL(fileURLWithPath: "/bin/sh")
    let script = "exec \"$0\" lookup --db \"$1\" TPPO > /dev/full"
    let printed = try Command.run(
      shell, ["-c", script, Command.glossctl.path, place.path("store.db")])
    #expect(printed.status == 2)
    #expect(printed.errors.contains("standard output: cannot write"))
  }

  /// A file size limit stands for a full disk where no small file system can be made.
  @Test func anImportThatCannotBeWrittenLeavesTheStoreAsItWas() throws {
    #expect(try lookUp(place.path("store.db")).status == 0)
    let rows = (0..<20_000).map { "term number \($0)\tistilah nomor \($0)\n" }.joined()
    let table = try place.write("big.tsv", "en\tid\n" + rows)
    let shell = URL(fileURLWithPath: "/bin/sh")
    // 4,000 blocks of 512 bytes: room for the store as it is, not for the import.
    let script = "trap '' XFSZ; ulimit -f 4000; exec \"$0\" terms import --db \"$1\" \"$2\""
    let outcome = try Command.run(
      shell, ["-c", script, Command.glossctl.path, place.path("store.db"), table])
    #expect(outcome.status == 2, "\(outcome.output)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(try place.glossctl(["lookup", "istilah nomor 7"]).status == 1)
    #expect(try place.glossctl(["lookup", "TPPO"]).status == 0)
  }

  /// Root may write anything, so the program runs as nobody where the tests run as root.
  @Test(.enabled(if: Command.find("setpriv") != nil || getuid() != 0, "needs setpriv or no root"))
  func aReadOnlyStoreAnswersAndRefusesChanges() throws {
    let store = place.path("store.db")
    #expect(try lookUp(store).status == 0)
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: store)
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: place.folder.path)
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.folder.path) }
    let before = try place.bytes("store.db")
    var program = Command.glossctl
    var prefix: [String] = []
    if getuid() == 0 {
      // The build may lie where nobody cannot go, so a copy is run.
      let copy = files.temporaryDirectory.appendingPathComponent("glossctl-\(UUID().uuidString)")
      try files.copyItem(at: Command.glossctl, to: copy)
      defer { try? files.removeItem(at: copy) }
      program = try #require(Command.find("setpriv"))
      prefix = ["--reuid=65534", "--regid=65534", "--clear-groups", copy.path]
      let read = try Command.run(program, prefix + ["lookup", "--db", store, "TPPO"])
      #expect(read.status == 0, "\(read.errors)")
      let doctor = try Command.run(program, prefix + ["doctor", "--db", store])
      #expect(doctor.status == 0, "\(doctor.output)")
      #expect(doctor.output.contains("can be read, but not written"), "\(doctor.output)")
      let changed = try Command.run(program, prefix + ["terms", "add", "--db", store, "a", "b"])
      #expect(changed.status == 2)
      #expect(changed.errors.contains("cannot be written"), "\(changed.errors)")
    } else {
      #expect(try lookUp(store).status == 0)
      let doctor = try place.glossctl(["doctor"])
      #expect(doctor.output.contains("can be read, but not written"), "\(doctor.output)")
      let changed = try place.glossctl(["terms", "add", "a", "b"])
      #expect(changed.status == 2)
      #expect(changed.errors.contains("cannot be written"), "\(changed.errors)")
    }
    #expect(try place.bytes("store.db") == before)
  }

  @Test func manyFirstUsesAtOnceMakeOneStore() async throws {
    let store = place.path("first.db")
    let statuses = try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<6 {
        group.addTask { try self.lookUp(store).status }
      }
      return try await group.reduce(into: [Int32]()) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 0, count: 6))
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let shell = URL(fileURLWithPath: "/bin/sh")
    let script = "\"$0\" terms export --db \"$1\" --format csv -q - | head -n 1"
    let outcome = try Command.run(
      shell, ["-c", script, Command.glossctl.path, place.path("store.db")])
    #expect(outcome.output.hasPrefix("concept,"))
    #expect(outcome.errors.isEmpty)
  }

  @Test(.enabled(if: Command.find("python3") != nil, "python3 is not on the path"))
  func anInterruptedExportLeavesNothing() throws {
    let rows = (0..<20_000).map { "term \($0)\tistilah \($0)\n" }.joined()
    let table = try place.write("big.tsv", "en\tid\n" + rows)
    #expect(try place.glossctl(["terms", "import", table]).status == 0)
    let script = """
      import glob, os, signal, subprocess, sys, time
      env = dict(os.environ, GLOSSCTL_DB=sys.argv[2])
      seen = 0
      for attempt in range(5):
          run = subprocess.Popen([sys.argv[1], "terms", "export", sys.argv[3]], env=env,
                                 stderr=subprocess.DEVNULL)
          while run.poll() is None and not glob.glob(sys.argv[3] + ".*.part"):
              time.sleep(0.001)
          if run.poll() is None:
              seen += 1
              run.send_signal(signal.SIGINT)
          run.wait()
          if glob.glob(sys.argv[3] + ".*.part"):
              sys.exit("left behind")
      print("interrupted", seen > 0)
      """
    let python = try #require(Command.find("python3"))
    let outcome = try Command.run(
      python,
      ["-c", script, Command.glossctl.path, place.path("store.db"), place.path("out.csv")])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("interrupted True"), "\(outcome.output)")
  }

  @Test func usageMistakesHaveTheirOwnStatus() throws {
    #expect(try place.glossctl(["lookup", "--limit", "0", "x"]).status == 64)
    #expect(try place.glossctl(["lookup", "--as-of", "2015-13", "x"]).status == 64)
    #expect(try place.glossctl(["nonsense"]).status == 64)
    let language = try place.glossctl(["lookup", "--from", "indonesian_", "x"])
    #expect(language.status == 64)
    #expect(language.errors.contains("write a code such as"))
    #expect(try place.glossctl(["lookup", "--help"]).output.contains("glossctl lookup TPPO"))
  }
}
