#!/usr/bin/env python3
"""Times a server under load and prints ratios to PostgreSQL's pg_trgm in the same run.

usage: server.py GLOSSCTL GLOSSD CORPORA [SECONDS]

- requests a second and p99 of look-up and match on 1,000,000 segments, by wrk on the loopback
  interface, with as many connections as the machine has cores;
- the same segments and queries in a PostgreSQL of this run, asked as servers of the tmserver protocol
  do: trigrams above a similarity of 0.7, the five best, by pgbench with as many clients;
- memory of the server before, in the middle of and after the load.

Needs wrk, and PostgreSQL with its contrib; a peer that is not there is left out. A table goes to
standard output.
"""
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


def postgres(folder, queries):
    """Requests a second, median and p99 of trigram queries; nil where there is no PostgreSQL."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not binaries:
        return None
    data, port = Path(folder) / "pg", "15433"
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if user:
        os.chmod(folder, 0o755)
        data.mkdir()
        subprocess.run(["chown", "postgres", data], check=True)
    tool = lambda name, *rest: subprocess.run(
        [*user, binaries[-1] / name, *rest], check=True, capture_output=True, text=True, cwd="/")
    tool("initdb", "-D", data, "-A", "trust")
    tool("pg_ctl", "-D", data, "-w", "-l", data / "log", "-o",
         f"-p {port} -k {data} -c listen_addresses= -c shared_buffers=1GB -c jit=off", "start")
    try:
        psql = lambda sql, **k: subprocess.run(
            [*user, "psql", "-h", data, "-p", port, "-qAt", "-c", sql, "postgres"], check=True,
            text=True, capture_output=True, cwd="/", **k).stdout
        psql("CREATE EXTENSION pg_trgm; CREATE TABLE unit (source text, target text);"
             "CREATE TABLE query (id int PRIMARY KEY, text text)")
        copy = "COPY {} FROM STDIN"
        rows = (corpora / "memory-1000000.tsv").read_text().splitlines()[1:]
        plain = lambda text: text.replace("\\", "\\\\")
        psql(copy.format("unit"), input="\n".join(
            "\t".join(plain(cell) for cell in row.split("\t")[:2]) for row in rows) + "\n")
        psql(copy.format("query"), input="\n".join(
            f"{number}\t{plain(query)}" for number, query in enumerate(queries)) + "\n")
        psql("CREATE INDEX ON unit USING gin (source gin_trgm_ops)")
        psql("VACUUM ANALYZE")
        script = Path(folder) / "match.sql"
        script.write_text(
            f"\\set n random(0, {len(queries) - 1})\n"
            "SELECT source, target, similarity(source, text) FROM query, unit "
            "WHERE query.id = :n AND source % text ORDER BY 3 DESC LIMIT 5;\n")
        log = Path(folder) / "pglog"
        log.mkdir()
        os.chmod(log, 0o777)
        psql("ALTER DATABASE postgres SET pg_trgm.similarity_threshold = 0.7")
        done = subprocess.run(
            [*user, "pgbench", "-h", data, "-p", port, "-n", "-c", str(cores), "-j", "1", "-T",
             str(max(seconds, 20)), "-f", script, "-l", "--log-prefix", log / "t", "postgres"],
            check=True, capture_output=True, text=True, cwd="/").stdout
        times = sorted(int(line.split()[2]) / 1000 for file in log.iterdir()
                       for line in file.read_text().splitlines())
        rate = float(re.search(r"tps = ([\d.]+)", done)[1])
        return rate, times[len(times) // 2], times[len(times) * 99 // 100]
    finally:
        tool("pg_ctl", "-D", data, "-m", "immediate", "stop")


with tempfile.TemporaryDirectory() as folder:
    store = Path(folder) / "store.db"
    environment = {**os.environ, "GLOSSCTL_DB": str(store)}
    subprocess.run([glossctl, "import", "--quiet", corpora / "memory-1000000.tsv"], check=True,
                   env=environment, stdout=subprocess.DEVNULL)
    queries = [line for line in (corpora / "queries.txt").read_text().splitlines() if line.strip()]
    server = subprocess.Popen([glossd, "--quiet", "--port", str(PORT), "--db", store])
    try:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{PORT}/readyz").read()
                break
            except OSError:
                time.sleep(0.1)
        quote = lambda text: urllib.parse.quote(text, safe="")
        match_paths = [f"/api/v2/match?from=en&to=id&q={quote(query)}" for query in queries]
        amagama_paths = [f"/tmserver/en/id/unit/{quote(query)}" for query in queries]
        lookup_paths = [f"/api/v2/lookup?q={quote(term)}" for term in TERMS]
        load(folder, "warm", match_paths[:100])
        before = memory(server)
        results = {"look-up": load(folder, "lookup", lookup_paths),
                   "match, with explanation": load(folder, "match", match_paths)}
        middle = memory(server)
        results["match, tmserver"] = load(folder, "tmserver", amagama_paths)
        after = memory(server)
    finally:
        server.terminate()
        server.wait()
    peer = postgres(folder, queries)

print("| 1,000,000 segments | requests a second | median ms | p99 ms | to pg_trgm |")
print("|---|---|---|---|---|")
for name, (rate, median, p99) in results.items():
    ratio = f"{rate / peer[0]:.0f} ×" if peer and name.startswith("match") else ""
    print(f"| {name} | {rate:,.0f} | {median:.2f} | {p99:.2f} | {ratio} |")
if peer:
    print(f"| PostgreSQL, pg_trgm | {peer[0]:,.1f} | {peer[1]:.1f} | {peer[2]:.1f} | |")
print(f"\nMemory of the server: {before:.0f} MB before, {middle:.0f} MB between, {after:.0f} MB after.")
