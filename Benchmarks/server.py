#!/usr/bin/env python3
"""Times a server under load and prints ratios to PostgreSQL's pg_trgm in the same run.

usage: server.py GLOSSCTL GLOSSD CORPORA [SECONDS [MINUTES]]

- requests a second and p99 of look-up and match on 1,000,000 segments, by wrk on the loopback
  interface, with as many connections as the machine has cores: of a store in a file, and of the same
  store in a PostgreSQL of this run;
- the same segments and queries in that PostgreSQL, asked as servers of the tmserver protocol
  do: trigrams above a similarity of 0.7, the five best, by pgbench with as many clients;
- memory of the servers before, in the middle of and after the load, and every half minute of so many
  minutes of look-ups and matches.

Needs wrk, and PostgreSQL with its contrib; without it the store in a file is all. A table goes to
standard output.
"""
import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

glossctl, glossd, corpora = (Path(part).resolve() for part in sys.argv[1:4])
seconds = int(sys.argv[4]) if len(sys.argv) > 4 else 20
minutes = int(sys.argv[5]) if len(sys.argv) > 5 else 0
cores = os.cpu_count()
PORT = 18765
TERMS = ["TPPO", "pekerja migran", "PMI", "migrant worker", "ACMW", "perlindungan", "TKI-nya",
         "tindak pidanna perdagangan orang", "forced labour", "placement", "GCM", "UU 18/2017"]


def memory(process):
    text = Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024


def load(folder, name, paths):
    """Requests a second, and the median and p99 in milliseconds, of paths that are asked in turn."""
    script = Path(folder) / f"{name}.lua"
    listed = ",\n".join('"%s"' % path.replace("\\", "\\\\").replace('"', '\\"') for path in paths)
    script.write_text(
        f"local paths = {{{listed}}}\nlocal n = 0\n"
        "request = function() n = n % #paths + 1; return wrk.format('GET', paths[n]) end\n")
    done = subprocess.run(
        ["wrk", "-t", "1", "-c", str(cores), "-d", f"{seconds}s", "--latency", "-s", script,
         f"http://127.0.0.1:{PORT}"], capture_output=True, text=True, check=True).stdout
    def milliseconds(label):
        number, unit = re.search(rf"{label}\s+([\d.]+)(us|ms|s)", done).groups()
        return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
    if "Non-2xx" in done:
        sys.exit(done)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", done)[1]), milliseconds("50%"), milliseconds("99%")


@contextlib.contextmanager
def postgres(folder):
    """The address of a PostgreSQL with the settings of a server; nothing where there is none."""
    script = Path(__file__).resolve().parent.parent / "scripts/postgres"
    place = Path(folder) / "pg"
    os.chmod(folder, 0o755)
    started = subprocess.run([script, "start", place], capture_output=True, text=True)
    if started.returncode:
        print(started.stderr.strip(), file=sys.stderr)
        yield None
        return
    address = started.stdout.strip()
    try:
        psql(address, "ALTER SYSTEM SET shared_buffers = '1GB'")
        psql(address, "ALTER SYSTEM SET jit = off")
        subprocess.run([script, "restart", place], check=True)
        yield address
    finally:
        subprocess.run([script, "stop", place, "immediate"], check=True)


def psql(address, sql, **more):
    return subprocess.run(["psql", "-XqAt", "-d", address, "-c", sql], check=True, text=True,
                          capture_output=True, **more).stdout


def trigrams(folder, address, queries):
    """Requests a second, median and p99 of trigram queries."""
    psql(address, "CREATE EXTENSION pg_trgm; CREATE TABLE segment (source text, target text);"
         "CREATE TABLE query (id int PRIMARY KEY, text text)")
    copy = "COPY {} FROM STDIN"
    rows = (corpora / "memory-1000000.tsv").read_text().splitlines()[1:]
    plain = lambda text: text.replace("\\", "\\\\")
    psql(address, copy.format("segment"), input="\n".join(
        "\t".join(plain(cell) for cell in row.split("\t")[:2]) for row in rows) + "\n")
    psql(address, copy.format("query"), input="\n".join(
        f"{number}\t{plain(query)}" for number, query in enumerate(queries)) + "\n")
    psql(address, "CREATE INDEX ON segment USING gin (source gin_trgm_ops)")
    psql(address, "VACUUM ANALYZE")
    script = Path(folder) / "match.sql"
    script.write_text(
        f"\\set n random(0, {len(queries) - 1})\n"
        "SELECT source, target, similarity(source, text) FROM query, segment "
        "WHERE query.id = :n AND source % text ORDER BY 3 DESC LIMIT 5;\n")
    log = Path(folder) / "pglog"
    log.mkdir()
    psql(address, "ALTER DATABASE postgres SET pg_trgm.similarity_threshold = 0.7")
    done = subprocess.run(
        ["pgbench", "-n", "-c", str(cores), "-j", "1", "-T", str(max(seconds, 20)), "-f", script,
         "-l", "--log-prefix", log / "t", address],
        check=True, capture_output=True, text=True).stdout
    times = sorted(int(line.split()[2]) / 1000 for file in log.iterdir()
                   for line in file.read_text().splitlines())
    rate = float(re.search(r"tps = ([\d.]+)", done)[1])
    return rate, times[len(times) // 2], times[len(times) * 99 // 100]


def serve(folder, store, queries):
    """What a server on a store does under load: results by name, memory before and after, and over time."""
    server = subprocess.Popen([glossd, "--quiet", "--port", str(PORT), "--db", store])
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/readyz").read()
                break
            except OSError:
                time.sleep(0.1)
        quote = lambda text: urllib.parse.quote(text, safe="")
        matches = [f"/api/v2/match?from=en&to=id&q={quote(query)}" for query in queries]
        amagama = [f"/tmserver/en/id/unit/{quote(query)}" for query in queries]
        lookups = [f"/api/v2/lookup?q={quote(term)}" for term in TERMS]
        # The index is opened, or made on a machine that has none yet, by the first who asks.
        urllib.request.urlopen(f"http://127.0.0.1:{PORT}{matches[0]}").read()
        load(folder, "warm", matches[:100])
        sizes = [memory(server)]
        results = {"look-up": load(folder, "lookup", lookups),
                   "match, with explanation": load(folder, "match", matches)}
        sizes.append(memory(server))
        results["match, tmserver"] = load(folder, "tmserver", amagama)
        sizes.append(memory(server))
        over = []
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            load(folder, "long", [path for pair in zip(matches, amagama) for path in pair] + lookups)
            over.append(memory(server))
        return results, sizes, over
    finally:
        server.terminate()
        server.wait()


with tempfile.TemporaryDirectory() as folder:
    os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
    store = Path(folder) / "store.db"
    subprocess.run([glossctl, "import", "--quiet", corpora / "memory-1000000.tsv", "--db", store],
                   check=True, stdout=subprocess.DEVNULL)
    queries = [line for line in (corpora / "queries.txt").read_text().splitlines() if line.strip()]
    served = {"file": serve(folder, store, queries)}
    with postgres(folder) as address:
        peer = None
        if address:
            psql(address, "CREATE DATABASE glossary")
            shared = address.replace("/postgres?", "/glossary?")
            subprocess.run([glossctl, "db", "copy", "--quiet", store, shared], check=True,
                           stdout=subprocess.DEVNULL)
            psql(shared, "VACUUM ANALYZE")
            served["PostgreSQL"] = serve(folder, shared, queries)
            peer = trigrams(folder, address, queries)

print("| 1,000,000 segments | store | requests a second | median ms | p99 ms | to pg_trgm |")
print("|---|---|---|---|---|---|")
for place, (results, _, _) in served.items():
    for name, (rate, median, p99) in results.items():
        ratio = f"{rate / peer[0]:.0f} ×" if peer and name.startswith("match") else ""
        print(f"| {name} | {place} | {rate:,.0f} | {median:.2f} | {p99:.2f} | {ratio} |")
if peer:
    print(f"| pg_trgm | PostgreSQL | {peer[0]:,.1f} | {peer[1]:.1f} | {peer[2]:.1f} | |")
for place, (_, sizes, over) in served.items():
    before, middle, after = sizes
    print(f"\nMemory of the server, {place}: {before:.0f} MB before, {middle:.0f} MB between, {after:.0f} MB "
          "after.")
    if over:
        print(f"Over {minutes} minutes more: " + ", ".join(f"{size:.0f}" for size in over) + " MB.")
