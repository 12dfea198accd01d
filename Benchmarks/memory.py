#!/usr/bin/env python3
"""Times the translation memory and prints ratios to the peers of the same run.

usage: memory.py GLOSSCTL MATCH_BENCHMARK CORPORA

- match in process on 100,000 and 1,000,000 segments: latency, index, build; rapidfuzz over the same
  queries in the same run;
- import of 30,000 and 300,000 units of TMX, whole (parse, store, index), in turn with lxml's iterparse
  over every element of the same file, bare and with each unit cleared; export of the memory that this
  gave;
- a cold `glossctl match` on 1,000,000 segments, in turn with `glossctl --version`.

Of several runs the best counts. A table goes to standard output.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple


class Run(NamedTuple):
    """What a process took: seconds by the clock and of the processor, and the most memory in MB."""
    seconds: float
    cpu: float
    peak: float


def run(command, **environment):
    start = time.perf_counter()
    done = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)
    _, status, usage = os.wait4(done.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command}: {done.stderr.read().decode()}")
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(times, *commands):
    """The least times, and the largest peak, of commands that are run in turn."""
    runs = [[] for _ in commands]
    for _ in range(times):
        for command, results in zip(commands, runs):
            results.append(command())
    return [Run(min(each.seconds for each in results), min(each.cpu for each in results),
                max(each.peak for each in results)) for results in runs]


LXML_BARE = """
import sys
from lxml import etree
for _, element in etree.iterparse(sys.argv[1]):
    pass
"""

LXML_CLEARING = """
import sys
from lxml import etree
for _, element in etree.iterparse(sys.argv[1]):
    if element.tag == "tu":
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
"""


def match(benchmark, corpora, here):
    print("match in process, five best at 70 %     segments   p50 µs   p95 µs   p99 µs")
    for size in (100_000, 1_000_000):
        memory, queries = f"{corpora}/memory-{size}.tsv", f"{corpora}/queries.txt"
        figures = json.loads(subprocess.check_output([benchmark, memory, queries, "70", "5"]))
        print(f"glossctl                              {size:>10,} {figures['p50']:>8.1f} "
              f"{figures['p95']:>8.1f} {figures['p99']:>8.1f}")
        done = subprocess.run(
            [sys.executable, f"{here}/match_peers.py", memory, queries, "--peers",
             "rapidfuzz, tokens"], capture_output=True, text=True, check=True)
        for peer in json.loads(done.stdout):
            if not peer.get("p50_us"):
                continue
            print(f"{peer['name']:<37} {size:>10,} {peer['p50_us']:>8,.0f}                    "
                  f"ratio {peer['p50_us'] / figures['p50']:,.0f}")
        print(f"  index {figures['indexBytes'] / 1e6:.1f} MB, {figures['indexPerText']:.2f} times the "
              f"text; built at {figures['segmentsPerSecond']:,.0f} segments a second\n")


def transfer(glossctl, corpora, folder):
    print("TMX, whole                       units  seconds  cpu s   units/s  peak MB")
    peaks = {}
    for size in (30_000, 300_000):
        file, store = f"{corpora}/memory-{size}.tmx", f"{folder}/{size}.db"

        def fresh():
            subprocess.run(["rm", "-rf", store, store + "-wal", store + "-shm", store + ".index"])
            run([glossctl, "lookup", "TPPO"], GLOSSCTL_DB=store)
            return run([glossctl, "import", "--quiet", file], GLOSSCTL_DB=store)

        ours, bare, clearing = in_turn(
            5, fresh, lambda: run([sys.executable, "-c", LXML_BARE, file]),
            lambda: run([sys.executable, "-c", LXML_CLEARING, file]))
        (export,) = in_turn(3, lambda: run(
            [glossctl, "export", "--quiet", f"{folder}/out.tmx"], GLOSSCTL_DB=store))
        peaks[size] = ours.peak
        for name, each in (("glossctl import", ours), ("lxml iterparse, bare", bare),
                           ("lxml iterparse, units cleared", clearing),
                           ("glossctl export", export)):
            print(f"{name:<30} {size:>7,} {each.seconds:>8.2f} {each.cpu:>6.2f} "
                  f"{size / each.seconds:>9,.0f} {each.peak:>8.0f}")
        print(f"  import takes {ours.seconds / bare.seconds:.2f} times as long as iterparse bare, "
              f"{ours.seconds / clearing.seconds:.2f} times as long as with units cleared\n")
    print(f"  peak of an import: {peaks[300_000] / peaks[30_000]:.2f} times as much for 300,000 units "
          "as for 30,000\n")


def cold(glossctl, corpora, folder):
    store = f"{folder}/cold.db"
    load = run([glossctl, "import", "--quiet", f"{corpora}/memory-1000000.tsv"], GLOSSCTL_DB=store)
    print(f"import of 1,000,000 pairs of TSV: {load.seconds:.1f} s, peak {load.peak:.0f} MB")
    version, answer = in_turn(
        15, lambda: run([glossctl, "--version"]),
        lambda: run([glossctl, "match", "The village head signed the letter."], GLOSSCTL_DB=store))
    print(f"cold match on 1,000,000: {answer.seconds * 1000:.1f} ms, "
          f"{answer.seconds / version.seconds:.2f} times --version ({version.seconds * 1000:.1f} ms)")


def main():
    glossctl, benchmark, corpora = sys.argv[1:4]
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        match(benchmark, corpora, here)
        transfer(glossctl, corpora, folder)
        cold(glossctl, corpora, folder)


if __name__ == "__main__":
    main()
