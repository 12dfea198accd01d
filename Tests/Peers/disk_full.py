"""Serves a store from a small file system that becomes full, and tells what the server said, as JSON.

usage: unshare -rm python3 disk_full.py GLOSSD GLOSSCTL STORE FOLDER TOKEN
"""

import json
import os
import shutil
import subprocess
import sys

from served import Server

glossd, glossctl, store, folder, token = sys.argv[1:]
disk = os.path.join(folder, "disk")
os.mkdir(disk)
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], check=True)
os.environ["TMPDIR"] = disk
copy = os.path.join(disk, "store.db")
shutil.copy(store, copy)
server = Server(glossd, copy, os.path.join(folder, "log"))
filler = os.path.join(disk, "filler")
acknowledged = []
seen = {"full": [], "scarce": [], "problems": [], "reads": [], "after": []}


def fill(room=0):
    """Fills the disk but for so many KiB."""
    with open(filler, "ab", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - room * 1024))


def concept(name):
    return {"concepts": [{"id": name, "designations": {"en": [{"term": name, "status": "preferred"}]}}]}


def write(number):
    """Every kind of change; returns the statuses, and remembers what was acknowledged."""
    word = f"Clause {number} " + "word " * 400
    answers = [
        (("unit", word.strip()), server.add(word.strip(), token)),
        (
            ("concept", f"c{number}"),
            server.ask("PUT", f"/api/v2/concepts/c{number}?base=team", concept(f"c{number}"), token),
        ),
        (None, server.ask("POST", "/api/v2/suggestions", {"variants": [
            {"language": "en", "text": word}, {"language": "id", "text": word}]}, token)),
        (
            ("unit", f"Row {number}"),
            server.ask("POST", "/api/v2/memory?name=a.tsv", "en\tid\nRow {0}\tPasal Row {0}\n{1}".format(
                number, "".join(f"Line {number} {i}\tBaris {number} {i}\n" for i in range(500))).encode(), token),
        ),
    ]
    for thing, (status, body) in answers:
        if status in (200, 201) and thing:
            acknowledged.append(thing)
        elif status not in (200, 201):
            seen["problems"].append(json.loads(body)["detail"] if body else "no answer")
    return [status for _, (status, _) in answers]


try:
    seen["before"] = write(0)
    seen["problems"].clear()
    fill()
    seen["full"] = write(1)
    # With a little room, what fails is the log, a file of the index, or only the last of an import.
    for number, room in enumerate([4, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024, 2048], 2):
        fill(room)
        seen["scarce"] += write(number)
    fill()
    seen["full"] += write(50)
    for path in ("/healthz", "/readyz", "/api/v2/lookup?q=TPPO", "/api/v2/match?q=Row+0", "/?q=TPPO"):
        seen["reads"].append(server.ask("GET", path)[0])
    seen["export"] = server.ask("GET", "/api/v2/memory")[0]
    os.remove(filler)
    seen["after"] = write(99) + [server.ask("GET", "/api/v2/memory")[0]]
    seen["acknowledged"] = len(acknowledged)

    def lost(server):
        found = {"unit": server.has, "concept": lambda name: server.ask("GET", "/api/v2/concepts/" + name)[0] == 200}
        return [thing for thing in acknowledged if not found[thing[0]](thing[1])]

    seen["lost"] = lost(server)
    seen["status"] = server.stop()
    check = subprocess.run([glossctl, "db", "check", "--db", copy], capture_output=True, text=True)
    seen["check"] = check.stdout + check.stderr if check.returncode else ""
    server = Server(glossd, copy, os.path.join(folder, "log"))
    seen["lostLater"] = lost(server)
finally:
    server.process.kill()
seen["problems"] = sorted(set(seen["problems"]))
print(json.dumps(seen))
