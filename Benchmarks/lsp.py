#!/usr/bin/env python3
"""Times `glossctl lsp`: from an edit to its diagnostics, against a check of the whole document.

usage: lsp.py GLOSSCTL [DRAFT…]

Each draft is opened, then edited at seeded places as people type: letters put in and taken out, words
replaced, paragraphs parted and joined. The time runs from the moment the change is sent to the moment
the diagnostics of its version have been read. A full check is what the server takes for the first
diagnostics of the same document once terms and segmentation rules are warm: it is opened anew. Beside the
time that passes stands the processor's, which other work on the machine hardly touches. Without drafts,
one of a megabyte is made by seed as check.py makes its own, as plain text and as Markdown.
"""
import csv
import io
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

import check

EDITS = 200
OPENINGS = 7


def since(start, end):
    """The differences of two pairs of times."""
    return end[0] - start[0], end[1] - start[1]


class Server:
    def __init__(self, glossctl, environment):
        self.process = subprocess.Popen(
            [glossctl, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.send({"id": 1, "method": "initialize", "params": {
            "capabilities": {"general": {"positionEncodings": ["utf-8"]}},
            "initializationOptions": {"debounce": 0, "date": "2025-01-01"}}})
        while self.read().get("id") != 1:
            pass
        self.notify("initialized", {})

    def seconds(self):
        """The time that has passed, and what of it the server had a processor (Linux)."""
        with open(f"/proc/{self.process.pid}/schedstat", encoding="ascii") as file:
            return time.perf_counter(), int(file.read().split()[0]) / 1e9

    def send(self, message):
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def read(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        content = self.process.stdout.read(length)
        return json.loads(content)

    def diagnostics(self, version):
        """The number of diagnostics of a version, when its message is there."""
        while True:
            message = self.read()
            params = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" \
                    and params.get("version") == version:
                return len(params["diagnostics"])

    def open(self, uri, language, text, version):
        start = self.seconds()
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": language, "version": version, "text": text}})
        count = self.diagnostics(version)
        return since(start, self.seconds()), count

    def change(self, uri, version, range, words):
        start = self.seconds()
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": [{"range": range, "text": words}]})
        self.diagnostics(version)
        return since(start, self.seconds())

    def close(self, uri):
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})

    def end(self):
        self.send({"id": 2, "method": "shutdown"})
        while self.read().get("id") != 2:
            pass
        self.notify("exit", {})
        if self.process.wait() != 0:
            sys.exit("glossctl lsp ended with an error")


def edits(lines, rng):
    """Places and texts of edits, each of which leaves about as much text as there was."""
    for _ in range(EDITS):
        line = rng.randrange(len(lines))
        length = len(lines[line].encode())
        start = rng.randint(0, length)
        # Not within a character.
        while start < length and lines[line].encode()[start] & 0xC0 == 0x80:
            start += 1
        kind = rng.random()
        if kind < 0.6:
            words = rng.choice("aeinrt ")
        elif kind < 0.9:
            words = rng.choice(["pekerja migran ", "TKI ", "perlindungan ", "yang ", "BP2MI "])
        else:
            words = "\n\n"
        yield {"start": {"line": line, "character": start},
               "end": {"line": line, "character": start}}, words


def measure(glossctl, environment, name, language, text):
    server = Server(glossctl, environment)
    uri = f"file:///draft-{name}"
    full = []
    for version in range(OPENINGS):
        seconds, count = server.open(uri, language, text, version)
        full.append(seconds)
        server.close(uri)
    version += 1
    server.open(uri, language, text, version)
    taken = []
    for place, words in edits(text.split("\n"), random.Random(5)):
        version += 1
        taken.append(server.change(uri, version, place, words))
        # The text is put back, so that all edits are of one document.
        version += 1
        character = len(words.split("\n")[-1].encode())
        if "\n" not in words:
            character += place["start"]["character"]
        end = {"line": place["start"]["line"] + words.count("\n"), "character": character}
        taken.append(server.change(uri, version, {"start": place["start"], "end": end}, ""))
    server.end()
    for kind, title in enumerate(("wall", "processor")):
        times = sorted(seconds[kind] * 1000 for seconds in taken)
        whole = statistics.median(seconds[kind] * 1000 for seconds in full[1:])
        median = statistics.median(times)
        print(f"{name:<10} {title:<10} {len(text.encode()) / 1e6:>5.2f} {count:>9} {whole:>9.1f} "
              f"{median:>9.1f} {times[len(times) * 9 // 10]:>9.1f} {times[-1]:>9.1f} "
              f"{whole / median:>6.1f}", flush=True)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    glossctl = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "GLOSSCTL_DB": os.path.join(folder, "store.db")}
        subprocess.run([glossctl, "lookup", "TPPO"], env=environment, check=True,
                       stdout=subprocess.DEVNULL)
        drafts = []
        for path in sys.argv[2:]:
            with open(path, encoding="utf-8", newline="") as file:
                text = file.read()
            language = "markdown" if path.endswith(".md") else "plaintext"
            drafts.append((os.path.basename(path), language, text))
        if not drafts:
            listed = subprocess.run(
                [glossctl, "terms", "list", "--format", "csv"], capture_output=True, check=True,
                env=environment).stdout.decode()
            designations = [row["term"] for row in csv.DictReader(io.StringIO(listed))]
            prose = check.prose(designations, 1)
            drafts = [("prose.txt", "plaintext", prose), ("prose.md", "markdown", prose)]
        print("draft      time          MB  findings   full ms   edit ms   90 % ms   most ms  ratio")
        for name, language, text in drafts:
            measure(glossctl, environment, name, language, text)


if __name__ == "__main__":
    main()
