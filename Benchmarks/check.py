#!/usr/bin/env python3
"""Times `glossctl check` against the length of a draft and the number of terms.

usage: check.py GLOSSCTL

The prose is made by seed: words of a Zipf distribution, a designation of the built-in base in every
tenth sentence, quotation marks and dashes as editors write them. The terms beyond the built-in base
are one to three made-up words each, in both languages. Seconds are processor seconds, user and
system, of the whole process, the better of two runs. What a draft of one line takes is shown first, for
the first run after a change of the terms, which makes the files beside the store, and for later ones;
the latter is taken off from the rates. The peak is of the 8 MB or the draft that is named, with the
mapped files. Only one core is used.
"""
import csv
import io
import itertools
import multiprocessing
import os
import random
import re
import subprocess
import sys
import tempfile
import time

SIZES = (1, 2, 4, 8, 16)
TERMS = (0, 1_000, 10_000, 100_000)
SYLLABLES = [a + b for a in "bcdghjklmnprstwy" for b in ("a", "e", "i", "o", "u", "an", "ing", "er")]


def word(rng):
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4)))


def terms_table(count):
    """A table of made-up terms with their made-up translations."""
    rng = random.Random(3)
    words = [word(rng) for _ in range(30_000)]
    rows = ["concept\tlanguage\tterm\tstatus"]
    for number in range(count):
        for language in ("id", "en"):
            term = " ".join(rng.choice(words) for _ in range(rng.randint(1, 3)))
            rows.append(f"made-up-{number}\t{language}\t{term}\tpreferred")
    return "\n".join(rows) + "\n"


def prose(designations, megabytes):
    """Sentences of made-up words among the commonest words of Indonesian."""
    rng = random.Random(2)
    common = "yang dan di untuk dengan dari pada ini itu dalam oleh akan tidak atau juga".split()
    words = common + [word(rng) for _ in range(20_000)]
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))
    sentences, size = [], 0
    while size < megabytes * 1_000_000:
        chosen = rng.choices(words, cum_weights=weights, k=rng.randint(8, 22))
        if rng.random() < 0.1:
            chosen.insert(rng.randrange(len(chosen)), rng.choice(designations))
        if rng.random() < 0.1:
            chosen[0] = "“" + chosen[0]
            chosen[-1] += "”"
        if rng.random() < 0.1:
            chosen.insert(3, "–")
        sentence = " ".join(chosen)
        sentence = sentence[0].upper() + sentence[1:] + rng.choice([". ", ". ", ".\n\n"])
        sentences.append(sentence)
        size += len(sentence.encode())
    return "".join(sentences)


def apart(function, *arguments):
    """Runs a function in a process of its own: the peak of a child counts what its parent holds."""
    process = multiprocessing.get_context("fork").Process(target=function, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(1)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def write_terms(path, count):
    write(path, terms_table(count))


def write_drafts(folder, designations):
    text = prose(designations, max(SIZES)).encode()
    for size in SIZES:
        write(os.path.join(folder, f"{size}.txt"), text[:size * 1_000_000].decode(errors="ignore"))


class Place:
    def __init__(self, glossctl, folder):
        self.glossctl = glossctl
        self.folder = folder
        self.store = os.path.join(folder, "store.db")

    def run(self, *arguments):
        """The processor seconds and peak megabytes of a run."""
        process = subprocess.Popen(
            [self.glossctl, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env={**os.environ, "GLOSSCTL_DB": self.store})
        _, status, usage = os.wait4(process.pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(process.stderr.read().decode())
        return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

    def path(self, name):
        return os.path.join(self.folder, name)

    def check(self, path):
        runs = [self.run("check", "--jobs", "1", "--date", "2025-01-01", "--format", "json", path)
                for _ in range(2)]
        return min(seconds for seconds, _ in runs), max(peak for _, peak in runs), runs[0][0]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        place = Place(os.path.abspath(sys.argv[1]), folder)
        place.run("lookup", "TPPO")
        listed = subprocess.run(
            [place.glossctl, "terms", "list", "--format", "csv"], capture_output=True, check=True,
            env={**os.environ, "GLOSSCTL_DB": place.store}).stdout.decode()
        designations = [row["term"] for row in csv.DictReader(io.StringIO(listed))]
        apart(write_drafts, folder, designations)
        drafts = {size: place.path(f"{size}.txt") for size in SIZES}
        line = place.path("line.txt")
        write(line, "Para pekerja migran pulang.\n")

        print("check, draft of 8 MB              first s   start s   seconds   MB a second   peak MB")
        for count in TERMS:
            if count:
                apart(write_terms, place.path("terms.tsv"), count)
                place.run("terms", "import", "--quiet", place.path("terms.tsv"))
            start, _, first = place.check(line)
            seconds, peak, _ = place.check(drafts[8])
            print(f"built-in base and {count:>7,} terms {first:>9.2f} {start:>9.2f} "
                  f"{seconds:>9.2f} {8 / (seconds - start):>13.1f} {peak:>9.0f}")

        print("\ncheck, 100,000 terms              start s   seconds   MB a second   peak MB")
        for size in SIZES:
            seconds, peak, _ = place.check(drafts[size])
            print(f"{size:>2} MB of prose                  {start:>9.2f} {seconds:>9.2f} "
                  f"{size / (seconds - start):>13.1f} {peak:>9.0f}")

        pattern = re.compile(
            r"\b(?:" + "|".join(map(re.escape, sorted(designations, key=len, reverse=True)))
            + r")\b", re.IGNORECASE)
        with open(drafts[1], encoding="utf-8") as file:
            part = file.read(200_000)
        start = time.process_time()
        sum(1 for _ in pattern.finditer(part))
        theirs = len(part.encode()) / (time.process_time() - start) / 1e6
        print(f"\nPython's re, one alternation of the built-in base's terms alone: "
              f"{theirs:.2f} MB a second")


if __name__ == "__main__":
    main()
