#!/usr/bin/env python3
"""Measures start-up and look-ups of glossctl beside peers in the same run.

usage: lookup.py GLOSSCTL      (needs rapidfuzz; Benchmarks/run installs it)

Times are of whole processes unless said otherwise. The workload is made by seed from the built-in
term base, so every run has the same.
"""
import csv
import io
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

from rapidfuzz import process
from rapidfuzz.distance import OSA

glossctl = os.path.abspath(sys.argv[1])
folder = tempfile.TemporaryDirectory()
environment = dict(os.environ, GLOSSCTL_DB=os.path.join(folder.name, "store.db"))


def run(arguments, text=""):
    """The seconds that a run takes; what it prints goes nowhere."""
    with tempfile.TemporaryFile() as source:
        source.write(text.encode())
        source.seek(0)
        start = time.perf_counter()
        done = subprocess.run(
            [glossctl, *arguments], stdin=source, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, env=environment)
        seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return seconds


def cpu(arguments):
    """The processor seconds of a run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(arguments)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start_up():
    pairs = [((run(["lookup", "TPPO"]), cpu(["lookup", "TPPO"])),
              (run(["--version"]), cpu(["--version"]))) for _ in range(40)]
    look, version = ([statistics.median(p[side][k] for p in pairs) * 1000 for k in (0, 1)]
                     for side in (0, 1))
    print("start-up, median of 40 runs in turn     wall ms   cpu ms")
    print(f"glossctl --version                       {version[0]:7.1f}  {version[1]:7.1f}")
    print(f"glossctl lookup TPPO                     {look[0]:7.1f}  {look[1]:7.1f}")
    print(f"ratio                                    {look[0] / version[0]:7.2f}  "
          f"{look[1] / version[1]:7.2f}\n")


def misspell(rng, term):
    place = rng.randrange(len(term))
    return term[:place] + rng.choice("abcdefghij") + term[place + 1:]


def look_ups(terms):
    rng = random.Random(1)
    hits = [rng.choice(terms) for _ in range(100_000)]
    mixed = []
    for term in hits:
        lot = rng.random()
        mixed.append(misspell(rng, term) if lot < 0.10
                     else term.upper() if lot < 0.20
                     else term + "-nya" if lot < 0.25
                     else "zzz " + term[::-1] if lot < 0.30
                     else term)
    empty = min(run(["lookup", "--format", "json", "-"], "TPPO\n") for _ in range(5))
    print("100,000 look-ups from standard input, JSON out      seconds  a second")
    for name, queries in (("terms as they are", hits),
                          ("10 % misspelt, 10 % upper case, 5 % inflected, 5 % unknown", mixed)):
        seconds = run(["lookup", "--format", "json", "-"], "\n".join(queries))
        print(f"{name:62} {seconds:6.2f}  {100_000 / seconds:8.0f}")
    print()

    wrong = [misspell(rng, term) for term in (rng.choice(terms) for _ in range(2_000))
             if len(term) > 9]
    seconds = run(["lookup", "--format", "json", "--limit", "1", "-"], "\n".join(wrong)) - empty
    ours = seconds / len(wrong)
    keys = [" ".join(re.findall(r"\w+", term.casefold())) for term in terms]
    start = time.perf_counter()
    for query in wrong[:500]:
        process.extract(" ".join(re.findall(r"\w+", query.casefold())), keys,
                        scorer=OSA.normalized_similarity, score_cutoff=0.8, limit=1)
    theirs = (time.perf_counter() - start) / 500
    print(f"misspelt look-ups over {len(terms)} terms            µs a query")
    print(f"rapidfuzz, the same distance, in process     {theirs * 1e6:9.1f}")
    print(f"glossctl, with keys, ranking and JSON        {ours * 1e6:9.1f}")
    print(f"ratio                                        {theirs / ours:9.2f}\n")


run(["lookup", "TPPO"])
listed = subprocess.run([glossctl, "terms", "list", "--format", "csv"], capture_output=True,
                        check=True, env=environment).stdout.decode()
table = csv.DictReader(io.StringIO(listed))
terms = [row["term"] for row in table]
start_up()
look_ups(terms)
