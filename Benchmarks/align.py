#!/usr/bin/env python3
"""How well and how fast sentences are aligned, beside other programs.

usage: align.py GLOSSCTL [--shared FOLDER] [--hunalign PROGRAM] [--long]

Runs each aligner over every gold alignment of FOLDER/data/align-* (default: ../shared) and prints, for each,
precision, recall and F1 of beads, strictly: a bead counts when it has the same sentences on both sides. Times
are those of whole processes, in processor seconds; memory is the peak of the process.

- glossctl align without anything but the texts (--no-terms), with its term bases, and with a dictionary
- hunalign -realign, whose path is given by --hunalign, without and with that dictionary; its input is
  lower-cased with words and marks apart, as it asks for
- Gale and Church by lengths alone, as NLTK has them (peers-requirements.txt)

The dictionary is FOLDER/data/terms-wordnet-bahasa/en-id.tsv.gz, single words only. What is not at hand is left
out. --long measures time and memory over 5,000, 10,000 and 20,000 sentences of FOLDER/data/tm-smeru, where time
that doubles with the length is linear.
"""
import argparse
import gzip
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def beads(lines):
    found = []
    for line in lines:
        if line:
            sides = line.split(":")
            found.append(tuple(tuple(map(int, side.split(","))) if side else () for side in sides))
    return found


def scores(found, gold):
    right = len(set(found) & set(gold))
    precision, recall = right / max(1, len(found)), right / len(gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def run(command, **options):
    """Standard output, processor seconds and peak memory in MB of a process."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, **options)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            sys.exit(f"{command[0]} ended with {process.returncode}")
        output.seek(0)
        return output.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def plain(source, target):
    """A text with lower-case words and marks apart."""
    words = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            out.write(" ".join(words.findall(line.lower())) + "\n")


def dictionary(shared, folder):
    """The dictionary for glossctl and for hunalign; None where it is absent."""
    path = shared / "data/terms-wordnet-bahasa/en-id.tsv.gz"
    if not path.exists():
        return None
    table, other = folder / "words.tsv", folder / "words.dic"
    with gzip.open(path, "rt", encoding="utf-8") as lines, table.open("w") as ours, other.open("w") as theirs:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) < 2 or " " in fields[0] or " " in fields[1]:
                continue
            ours.write(f"{fields[0]}\t{fields[1]}\n")
            # Its dictionaries have the language of the translation first.
            theirs.write(f"{fields[1].lower()} @ {fields[0].lower()}\n")
    return table, other


class Aligners:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.words = dictionary(options.shared, folder)
        self.environment = os.environ | {"GLOSSCTL_DB": str(folder / "store.db")}

    def ours(self, gold, *arguments):
        command = [self.options.glossctl, "align", "--segmented", "--force", "--quiet", "--jobs", "1"]
        command += ["--from", "en", "--to", "id", "--format", "ladder", *arguments]
        output, seconds, memory = run(
            [*command, gold / "src.txt", gold / "tgt.txt"], env=self.environment)
        return beads(output.splitlines()), seconds, memory

    def hunalign(self, gold, words):
        for side in ("src", "tgt"):
            plain(gold / f"{side}.txt", self.folder / side)
        output, seconds, memory = run(
            [self.options.hunalign, words, "-realign", self.folder / "src", self.folder / "tgt"],
            cwd=self.folder)
        rungs = [tuple(map(int, line.split("\t")[:2])) for line in output.splitlines() if line]
        found = [(tuple(range(a, c)), tuple(range(b, d))) for (a, b), (c, d) in zip(rungs, rungs[1:])]
        return found, seconds, memory

    def gale_church(self, gold):
        # In a process of its own, so that its memory is not counted to the others.
        output, seconds, memory = run([sys.executable, __file__, "--gale-church", gold])
        return (beads(output.splitlines()), seconds, memory) if output else None

    def all(self):
        yield "glossctl, texts alone", lambda gold: self.ours(gold, "--no-terms")
        yield "glossctl, term bases", lambda gold: self.ours(gold)
        if self.words:
            yield "glossctl, dictionary", lambda gold: self.ours(
                gold, "--no-terms", "--dictionary", self.words[0])
        if self.options.hunalign:
            empty = self.folder / "empty.dic"
            empty.write_text("")
            yield "hunalign -realign", lambda gold: self.hunalign(gold, empty)
            if self.words:
                yield "hunalign -realign, dictionary", lambda gold: self.hunalign(gold, self.words[1])
        try:
            import nltk  # noqa: F401

            yield "NLTK, Gale and Church", self.gale_church
        except ImportError:
            print("NLTK is not installed; left out", file=sys.stderr)


def gale_church(gold):
    """Prints the ladder of Gale and Church; nothing for texts that NLTK refuses since they are too long."""
    from nltk.translate.gale_church import align_blocks

    lengths = []
    for side in ("src", "tgt"):
        with open(gold / f"{side}.txt", encoding="utf-8") as lines:
            lengths.append([len(line.rstrip("\n")) for line in lines])
    try:
        links = align_blocks(*lengths)
    except ValueError:
        return
    for sides in from_links(links, *map(len, lengths)):
        print(":".join(",".join(map(str, side)) for side in sides))


def from_links(links, sources, targets):
    """Beads of linked sentences; those without a link stand alone."""
    found, row, column = [], 0, 0
    groups = []
    for source, target in links:
        if groups and (source in groups[-1][0] or target in groups[-1][1]):
            groups[-1][0].add(source)
            groups[-1][1].add(target)
        else:
            groups.append(({source}, {target}))
    for left, right in groups + [({sources}, {targets})]:
        found += [((number,), ()) for number in range(row, min(left))]
        found += [((), (number,)) for number in range(column, min(right))]
        row, column = max(left) + 1, max(right) + 1
        if min(left) < sources:
            found.append((tuple(sorted(left)), tuple(sorted(right))))
    return found


def compare(aligners, golds):
    print(f"{'':32}{'precision':>10}{'recall':>8}{'F1':>8}{'seconds':>9}{'sentences/s':>13}{'MB':>6}")
    for gold in golds:
        truth = beads((gold / "gold.txt").read_text().splitlines())
        sentences = sum(len((gold / f"{side}.txt").read_text().splitlines()) for side in ("src", "tgt"))
        print(f"{gold.name.removeprefix('align-')}, {sentences} sentences, {len(truth)} beads")
        for name, align in aligners.all():
            outcome = align(gold)
            if outcome is None:
                print(f"  {name:30} refuses texts so long")
                continue
            found, seconds, memory = outcome
            precision, recall, f1 = scores(found, truth)
            print(f"  {name:30}{precision:10.4f}{recall:8.4f}{f1:8.4f}{seconds:9.2f}"
                  f"{sentences / max(seconds, 0.001):13,.0f}{memory:6,.0f}", flush=True)


def long(aligners, shared):
    with gzip.open(shared / "data/tm-smeru/en-id.tsv.gz", "rt", encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t")[:2] for line in lines]
    print("\nglossctl, texts alone        seconds    MB  seconds, of those of the size before")
    before = None
    for count in (5_000, 10_000, 20_000):
        gold = aligners.folder / str(count)
        gold.mkdir()
        for side, name in enumerate(("src", "tgt")):
            (gold / f"{name}.txt").write_text("".join(pair[side] + "\n" for pair in pairs[:count]))
        _, seconds, memory = aligners.ours(gold, "--no-terms")
        ratio = f"{seconds / before:10.2f}" if before else ""
        print(f"{count:6,} × {count:6,} sentences    {seconds:8.2f}{memory:6,.0f}{ratio}", flush=True)
        before = seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    if sys.argv[1:2] == ["--gale-church"]:
        return gale_church(pathlib.Path(sys.argv[2]))
    parser.add_argument("glossctl", type=pathlib.Path)
    parser.add_argument("--shared", type=pathlib.Path, default=pathlib.Path("../shared"))
    parser.add_argument("--hunalign", type=pathlib.Path)
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    options.glossctl = options.glossctl.resolve()
    options.hunalign = options.hunalign and options.hunalign.resolve()
    golds = sorted(options.shared.resolve().glob("data/align-*"))
    if not golds:
        sys.exit(f"no gold alignment in {options.shared}/data")
    with tempfile.TemporaryDirectory() as folder:
        aligners = Aligners(options, pathlib.Path(folder))
        run([options.glossctl, "db", "info"], env=aligners.environment)
        compare(aligners, golds)
        if options.long:
            long(aligners, options.shared.resolve())


if __name__ == "__main__":
    main()
