#!/usr/bin/env python3
"""Times other programs at the work of `glossctl match`: the five best segments at 70 % or more.

usage: match_peers.py MEMORY QUERIES [--reference FILE] [--peers "NAME;NAME"] [--seconds 60]

MEMORY and QUERIES are as for scan_reference.py, whose output --reference takes; without it the full
scan runs first. Each peer runs alone in a process of its own, on one thread, and answers the
queries in order until --seconds are over, so a slow one answers fewer ("queries" says how many, of
"asked"). The time of a query is from its text to the numbers of the found segments; up to ten
go before, untimed.

What is found is judged by the token level score of scan_reference.py: recall is the part of the
reference's scores that the found segments have. Peers that measure otherwise (by characters, by
trigrams) cannot reach it in full; those that rank otherwise hand over 50 candidates, of which the
best five by that score are their answer.

Writes JSON: for each peer name, memory (segments), asked, queries, build_seconds, p50_us, p95_us,
p99_us (null where queries are answered together), per_second, recall, index_mb (null where there is
no index beside the text), peak_mb (of the peer's process with text and index; of PostgreSQL its
server process). A peer that is not installed is listed with the reason. A table goes to standard
error.
"""
import argparse
import glob
import json
import os
import pwd
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from scan_reference import Coder, best, read_segments, recall, scan, score_of, tokens

LIMIT = 5
THRESHOLD = 70
CANDIDATES = 50
WARM_UP = 10
BATCH = 32


def folder_bytes(folder):
    return sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())


# The peers: made from the segments of a memory; `answer` gives the numbers of found segments.

class RapidfuzzTokens:
    """A scan by edit distance over tokens, each token one character of a string."""

    def __init__(self, segments):
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein
        self.extract, self.scorer = process.extract, Levenshtein.normalized_similarity
        self.coder = Coder()
        self.choices = [self.encode(segment) for segment in segments]

    def encode(self, text):
        return self.coder.encode(tokens(text))

    def answer(self, text):
        query = self.encode(text)
        if not query:
            return []
        found = self.extract(query, self.choices, scorer=self.scorer,
                             score_cutoff=THRESHOLD / 100, limit=LIMIT)
        return [number for _, _, number in found]


class RapidfuzzLists(RapidfuzzTokens):
    """The same over lists of integers, the form that first comes to mind."""

    def encode(self, text):
        return [ord(character) for character in super().encode(text)]


class RapidfuzzBatch(RapidfuzzTokens):
    """The same for many queries at once, which rapidfuzz compares side by side."""

    batch = BATCH

    def __init__(self, segments):
        super().__init__(segments)
        import numpy
        from rapidfuzz.process import cdist
        self.numpy, self.cdist = numpy, cdist

    def answer_all(self, texts):
        queries = [self.encode(text) for text in texts]
        scores = self.cdist(queries, self.choices, scorer=self.scorer, workers=1,
                            score_cutoff=THRESHOLD / 100, dtype=self.numpy.float32)
        if len(self.choices) > LIMIT:
            top = self.numpy.argpartition(scores, -LIMIT, axis=1)[:, -LIMIT:]
        else:
            top = [range(len(self.choices))] * len(queries)
        return [[int(number) for number in row if query and scores[line][number] > 0]
                for line, (query, row) in enumerate(zip(queries, top))]


class RapidfuzzCharacters(RapidfuzzTokens):
    """A scan by edit distance over lower-cased characters."""

    def encode(self, text):
        return text.lower()


class Reranked:
    """A peer that hands over candidates, the best five of which are chosen by token level score."""

    def __init__(self, segments):
        self.coder = Coder()
        self.encoded = [self.coder.encode(tokens(segment)) for segment in segments]

    def answer(self, text):
        words = tokens(text)
        query = self.coder.encode(words)
        scores = [(score_of(query, self.encoded[number]), number)
                  for number in self.candidates(text, words)]
        return [number for score, number in sorted(scores, reverse=True)[:LIMIT]
                if score >= THRESHOLD]


class Tantivy(Reranked):
    """The 50 best by BM25, any of the tokens sufficing, then reranked."""

    def __init__(self, segments):
        super().__init__(segments)
        import tantivy
        self.query, self.should = tantivy.Query, tantivy.Occur.Should
        self.folder = tempfile.TemporaryDirectory()
        self.schema = (
            tantivy.SchemaBuilder()
            .add_text_field("text", tokenizer_name="whitespace", index_option="freq")
            .add_integer_field("number", fast=True)
            .build())
        index = tantivy.Index(self.schema, path=self.folder.name)
        writer = index.writer(200_000_000, num_threads=1)
        for number, segment in enumerate(segments):
            writer.add_document(tantivy.Document(text=" ".join(tokens(segment)), number=number))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.searcher = index.searcher()

    def candidates(self, text, words):
        terms = [(self.should, self.query.term_query(self.schema, "text", word, "freq"))
                 for word in dict.fromkeys(words)]
        hits = self.searcher.search(self.query.boolean_query(terms), CANDIDATES, count=False).hits
        return self.searcher.fast_field_values("number", [address for _, address in hits])

    def index_bytes(self):
        return folder_bytes(self.folder.name)


class Trigrams(Reranked):
    """PostgreSQL with pg_trgm: the 50 most similar at 0.5 or more, then reranked."""

    similarity = 0.5
    index = "USING gin (source gin_trgm_ops)"
    select = ("SELECT number FROM memory WHERE source %% %s "
              "ORDER BY similarity(source, %s) DESC LIMIT 50")

    def __init__(self, segments):
        super().__init__(segments)
        import psycopg
        self.folder = tempfile.TemporaryDirectory()
        self.start_server()
        self.connection = psycopg.connect(
            host=self.folder.name, user="bench", dbname="postgres", autocommit=True)
        run = self.connection.execute
        run("CREATE EXTENSION pg_trgm")
        run("CREATE TABLE memory (number int, source text)")
        with self.connection.cursor().copy("COPY memory FROM STDIN") as copy:
            for row in enumerate(segments):
                copy.write_row(row)
        run(f"CREATE INDEX trigrams ON memory {self.index}")
        run("VACUUM ANALYZE memory")
        run(f"SET pg_trgm.similarity_threshold = {self.similarity}")

    def start_server(self):
        """Starts a server that listens on a socket in a temporary folder only."""
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        if not found:
            raise ImportError("PostgreSQL is not installed (Debian: postgresql-15)")
        programs = Path(found[-1])
        self.user = []
        if os.getuid() == 0:  # which the server refuses to run as
            account = pwd.getpwnam("postgres")
            os.chown(self.folder.name, account.pw_uid, account.pw_gid)
            self.user = ["runuser", "-u", "postgres", "--"]
        data = f"{self.folder.name}/data"
        settings = (f"-k {self.folder.name} -c listen_addresses= -c fsync=off "
                    "-c shared_buffers=1GB -c maintenance_work_mem=512MB -c work_mem=64MB "
                    "-c jit=off -c max_wal_size=8GB "
                    "-c max_parallel_workers_per_gather=0 -c max_parallel_maintenance_workers=0")
        self.run([programs / "initdb", "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8",
                  "--locale=C.UTF-8", "--no-sync"])
        self.control = [programs / "pg_ctl", "-D", data, "-w"]
        self.run([*self.control, "-l", f"{self.folder.name}/log", "-o", settings, "start"])

    def run(self, command):
        subprocess.run([*self.user, *command], check=True, stdout=subprocess.DEVNULL,
                       cwd=self.folder.name)

    def candidates(self, text, words):
        rows = self.connection.execute(self.select, [text] * self.select.count("%s"))
        return [number for number, in rows]

    def index_bytes(self):
        return self.connection.execute("SELECT pg_relation_size('trigrams')").fetchone()[0]

    def peak_bytes(self):
        """The most that the server's process had, shared buffers included."""
        status = Path(f"/proc/{self.connection.info.backend_pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024

    def close(self):
        self.connection.close()
        self.run([*self.control, "-m", "immediate", "stop"])


class NearestTrigrams(Trigrams):
    """The same with a GiST index, which gives the nearest first."""

    index = "USING gist (source gist_trgm_ops(siglen = 64))"
    select = "SELECT number FROM memory WHERE source %% %s ORDER BY source <-> %s LIMIT 50"


class TranslateToolkit:
    """The memory matcher of the Translate Toolkit: by characters, over segments of like length."""

    def __init__(self, segments):
        from translate.search import match
        from translate.storage import base
        store = base.TranslationStore()
        for segment in segments:
            unit = base.TranslationUnit(segment)
            unit.target = segment
            store.units.append(unit)
        # Two segments of one score are compared themselves, which fails: they get an order.
        base.TranslationUnit.__lt__ = lambda unit, other: unit.source < other.source
        self.numbers = {segment: number for number, segment in enumerate(segments)}
        self.matcher = match.matcher(store, max_candidates=LIMIT, min_similarity=THRESHOLD,
                                     max_length=10_000)

    def answer(self, text):
        return [self.numbers[unit.source] for unit in self.matcher.matches(text)]


PEERS = {
    "rapidfuzz, tokens": RapidfuzzTokens,
    "rapidfuzz, tokens as lists": RapidfuzzLists,
    "rapidfuzz, tokens, 32 queries at once": RapidfuzzBatch,
    "rapidfuzz, characters": RapidfuzzCharacters,
    "tantivy, 50 by BM25": Tantivy,
    "pg_trgm, GIN, 50 by similarity": Trigrams,
    "pg_trgm, GiST, 50 nearest": NearestTrigrams,
    "Translate Toolkit": TranslateToolkit,
}


# Timing

def timed_answers(peer, queries, seconds):
    """The answers to as many queries as fit into the seconds, and the seconds that each took."""
    size = getattr(peer, "batch", 1)
    answer = peer.answer_all if size > 1 else lambda texts: [peer.answer(texts[0])]
    end = time.perf_counter() + seconds / 10
    for text in queries[-WARM_UP:]:
        if time.perf_counter() < end:
            answer([text] * size)
    answers, times = [], []
    end = time.perf_counter() + seconds
    for first in range(0, len(queries), size):
        start = time.perf_counter()
        if start > end:
            break
        answers += answer(queries[first:first + size])
        times.append(time.perf_counter() - start)
    return answers, times


def percentile(ordered, part):
    return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))] * 1e6, 1)


def run_peer(name, memory, queries, seconds):
    """Runs one peer in this process; its row of figures, with the found numbers."""
    segments = read_segments(memory, True)
    start = time.perf_counter()
    peer = PEERS[name](segments)
    build = time.perf_counter() - start
    try:
        answers, times = timed_answers(peer, read_segments(queries, False), seconds)
        own_peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        peak = peer.peak_bytes() if hasattr(peer, "peak_bytes") else own_peak
        index = peer.index_bytes() if hasattr(peer, "index_bytes") else None
    finally:
        if hasattr(peer, "close"):
            peer.close()
    row = {"name": name, "memory": len(segments), "queries": len(answers),
           "build_seconds": round(build, 2)}
    ordered = sorted(times)
    for part in (50, 95, 99):
        alone = not hasattr(peer, "batch")
        row[f"p{part}_us"] = percentile(ordered, part / 100) if alone else None
    row["per_second"] = round(len(answers) / sum(times), 2)
    row["index_mb"] = index and round(index / 1e6, 1)
    row["peak_mb"] = round(peak / 1e6, 1)
    row["found"] = answers
    return row


# All peers

def judged(row, memory, queries, reference):
    """The row with recall in place of what was found."""
    found = row.pop("found")
    scores = [best((score_of(query, memory[number]) for number in set(numbers)), LIMIT, THRESHOLD)
              for query, numbers in zip(queries, found)]
    row["asked"] = len(queries)
    row["recall"] = round(recall(scores, reference[:len(scores)]), 5)
    return row


def show(row):
    if "skipped" in row:
        print(f"{row['name']:38} {row['skipped']}", file=sys.stderr)
        return
    times = "".join(f"{row[key]:>11,.0f}" if row[key] is not None else f"{'–':>11}"
                    for key in ("p50_us", "p95_us", "p99_us"))
    index = f"{row['index_mb']:,.0f}" if row["index_mb"] else "–"
    print(f"{row['name']:38}{row['queries']:>6}{row['build_seconds']:>8.1f}{times}"
          f"{row['per_second']:>9,.1f}{100 * row['recall']:>8.2f}{index:>7}{row['peak_mb']:>7,.0f}",
          file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("memory", metavar="MEMORY")
    parser.add_argument("queries", metavar="QUERIES")
    parser.add_argument("--reference", type=Path)
    parser.add_argument("--peers", type=lambda names: names.split(";"), default=list(PEERS),
                        help="names or their beginnings, separated by semicolons")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--alone", choices=PEERS, help=argparse.SUPPRESS)
    options = parser.parse_args()

    if options.alone:
        row = run_peer(options.alone, options.memory, options.queries, options.seconds)
        json.dump(row, sys.stdout)
        return

    coder = Coder()
    memory = [coder.encode(tokens(text)) for text in read_segments(options.memory, True)]
    queries = [coder.encode(tokens(text)) for text in read_segments(options.queries, False)]
    if options.reference:
        stored = json.loads(options.reference.read_text())
        asked = stored["memory"], stored["limit"], stored["threshold"], len(stored["scores"])
        if asked != (len(memory), LIMIT, THRESHOLD, len(queries)):
            sys.exit("match_peers.py: the reference is of other data, limit or threshold")
        reference = stored["scores"]
    else:
        reference = scan(memory, queries, LIMIT, THRESHOLD)

    print(f"{len(memory):,} segments: five best at {THRESHOLD} %\n{'':38}{'asked':>6}{'build s':>8}"
          f"{'p50 µs':>11}{'p95 µs':>11}{'p99 µs':>11}{'a sec.':>9}{'recall':>8}{'ix MB':>7}"
          f"{'MB':>7}", file=sys.stderr)
    rows = []
    for name in PEERS:
        if not name.startswith(tuple(options.peers)):
            continue
        command = [sys.executable, __file__, options.memory, options.queries,
                   "--seconds", str(options.seconds), "--alone", name]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode == 0:
            row = judged(json.loads(done.stdout), memory, queries, reference)
        else:
            row = {"name": name, "skipped": (done.stderr.strip().splitlines() or ["failed"])[-1]}
        rows.append(row)
        show(row)
    json.dump(rows, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
