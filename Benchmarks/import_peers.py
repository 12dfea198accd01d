#!/usr/bin/env python3
"""Times how other programs read a TMX file, each in a process of its own.

usage: import_peers.py FILE.tmx [--runs 3]

- lxml iterparse: the loop that holds memory down, over the ends of `tu`: count, clear, drop what
  went before. Nothing is looked at or kept, so an import that stores and indexes can hardly be
  asked for less.
- lxml iterparse, texts: the same, with language and text of each segment read and dropped.
- expat: Python's, without any handler: the parser alone.
- Translate Toolkit: its TMX parser and the source and target of each unit; it keeps the whole file.

The file is read once before, so that all find it in the cache of the system. Start-up and the
loading of modules are not timed.

Writes JSON: for each peer name, units (null where they are not counted), seconds (the least of the
runs) and all_seconds, mb (of the file, 10^6 bytes), mb_per_second, units_per_second, peak_mb (of
the whole process). A peer that is not installed is listed with the reason. A table goes to standard
error.
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import time

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def drop(element):
    """Frees an element that was read and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def iterparse(path):
    from lxml import etree
    start = time.perf_counter()
    units = 0
    for _, unit in etree.iterparse(path, events=("end",), tag="tu"):
        units += 1
        drop(unit)
    return units, time.perf_counter() - start


def iterparse_texts(path):
    from lxml import etree
    start = time.perf_counter()
    units = 0
    for _, unit in etree.iterparse(path, events=("end",), tag="tu"):
        for variant in unit.iter("tuv"):
            (variant.get(LANGUAGE), "".join(variant.find("seg").itertext()))
        units += 1
        drop(unit)
    return units, time.perf_counter() - start


def expat(path):
    from xml.parsers.expat import ParserCreate
    start = time.perf_counter()
    with open(path, "rb") as file:
        ParserCreate().ParseFile(file)
    return None, time.perf_counter() - start


def translate_toolkit(path):
    from translate.storage import tmx
    start = time.perf_counter()
    with open(path, "rb") as file:
        store = tmx.tmxfile.parsefile(file)
    units = 0
    for unit in store.units:
        (unit.source, unit.target)
        units += 1
    return units, time.perf_counter() - start


PEERS = {
    "lxml iterparse": iterparse,
    "lxml iterparse, texts": iterparse_texts,
    "expat": expat,
    "Translate Toolkit": translate_toolkit,
}


def run_alone(name, path):
    """One run of a peer in a process of its own: units, seconds, peak; or why there is none."""
    done = subprocess.run([sys.executable, __file__, path, "--alone", name],
                          capture_output=True, text=True)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["failed"])[-1]
    return json.loads(done.stdout)


def row(name, path, runs):
    results = []
    for _ in range(runs):
        result = run_alone(name, path)
        if isinstance(result, str):
            return {"name": name, "skipped": result}
        results.append(result)
    seconds = min(result["seconds"] for result in results)
    megabytes = os.path.getsize(path) / 1e6
    units = results[0]["units"]
    return {
        "name": name,
        "units": units,
        "seconds": round(seconds, 3),
        "all_seconds": [round(result["seconds"], 3) for result in results],
        "mb": round(megabytes, 1),
        "mb_per_second": round(megabytes / seconds, 1),
        "units_per_second": units and round(units / seconds),
        "peak_mb": round(max(result["peak"] for result in results) / 1e6, 1),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", metavar="FILE.tmx")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--alone", choices=PEERS, help=argparse.SUPPRESS)
    options = parser.parse_args()

    if options.alone:
        units, seconds = PEERS[options.alone](options.file)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        json.dump({"units": units, "seconds": seconds, "peak": peak}, sys.stdout)
        return

    with open(options.file, "rb") as file:
        while file.read(1 << 20):
            pass
    rows = [row(name, options.file, options.runs) for name in PEERS]
    print(f"{'':24}{'units':>9}{'seconds':>9}{'MB/s':>8}{'units/s':>10}{'peak MB':>9}",
          file=sys.stderr)
    for each in rows:
        if "skipped" in each:
            print(f"{each['name']:24} {each['skipped']}", file=sys.stderr)
            continue
        units, rate = (f"{each[key]:,}" if each[key] else "–"
                       for key in ("units", "units_per_second"))
        print(f"{each['name']:24}{units:>9}{each['seconds']:>9.2f}{each['mb_per_second']:>8.1f}"
              f"{rate:>10}{each['peak_mb']:>9,.0f}", file=sys.stderr)
    json.dump(rows, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
