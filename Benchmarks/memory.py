#!/usr/bin/env python3
"""Times the translation memory and prints ratios to the peers of the same run.

usage: memory.py GLOSSCTL MATCH_BENCHMARK CORPORA

- match in process on 100,000 and 1,000,000 segments: latency, index, build; rapidfuzz over the same
  queries in the same run;
- import of 30,000 and 300,000 units of TMX, whole, in turn with lxml's iterparse over every element of
  the same file; export of the memory that this gave;
- a cold `glossctl match` on 1,000,000 segments, in turn with `glossctl --version`.

The best of three runs counts. A table goes to standard output.
"""
import json
import os
import subprocess
import sys
import tempfile
import time


def run(command, **environment):
    start = time.perf_counter()
    done = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE)
    _, status, usage = os.wait4(done.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command}: {done.stderr.read().decode()}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def in_turn(times, *commands):
    """The least seconds, and the largest peak, of commands that are run in turn."""
    best = [(float("inf"), 0.0)] * len(commands)
    for _ in range(times):
        for place, command in enumerate(commands):
            seconds, peak = command()
            best[place] = (min(best[place][0], seconds), max(best[place][1], peak))
    return best


LXML = """
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
    print("TMX, whole                             units  seconds  units/s  peak MB")
    for size in (30_000, 300_000):
        file, store = f"{corpora}/memory-{size}.tmx", f"{folder}/{size}.db"

        def fresh():
            subprocess.run(["rm", "-rf", store, store + "-wal", store + "-shm", store + ".index"])
            run([glossctl, "lookup", "TPPO"], GLOSSCTL_DB=store)
            return run([glossctl, "import", "--quiet", file], GLOSSCTL_DB=store)

        ours, theirs = in_turn(3, fresh, lambda: run([sys.executable, "-c", LXML, file]))
        (export,) = in_turn(3, lambda: run(
            [glossctl, "export", "--quiet", f"{folder}/out.tmx"], GLOSSCTL_DB=store))
        for name, (seconds, peak) in (("glossctl import", ours), ("lxml iterparse", theirs),
                                      ("glossctl export", export)):
            print(f"{name:<34} {size:>9,} {seconds:>8.2f} {size / seconds:>8,.0f} {peak:>8.0f}")
        print(f"  import takes {ours[0] / theirs[0]:.2f} times as long as iterparse\n")


def cold(glossctl, corpora, folder):
    store = f"{folder}/cold.db"
    seconds, peak = run([glossctl, "import", "--quiet", f"{corpora}/memory-1000000.tsv"],
                        GLOSSCTL_DB=store)
    print(f"import of 1,000,000 pairs of TSV: {seconds:.1f} s, peak {peak:.0f} MB")
    version, answer = in_turn(
        15, lambda: run([glossctl, "--version"]),
        lambda: run([glossctl, "match", "The village head signed the letter."], GLOSSCTL_DB=store))
    print(f"cold match on 1,000,000: {answer[0] * 1000:.1f} ms, "
          f"{answer[0] / version[0]:.2f} times --version ({version[0] * 1000:.1f} ms)")


def main():
    glossctl, benchmark, corpora = sys.argv[1:4]
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory() as folder:
        match(benchmark, corpora, here)
        transfer(glossctl, corpora, folder)
        cold(glossctl, corpora, folder)


if __name__ == "__main__":
    main()
