#!/usr/bin/env python3
"""Judges `glossctl extract` by glossaries that the corpora attest, beside other ways to pair terms.

usage: extract.py GLOSSCTL SHARED [CORPUS…]

SHARED is the folder with real corpora and glossaries; CORPUS is smeru, tico19 or eco (default: all).
Gold pairs are those whose both sides stand in one segment twice at least. The list of each method is
cut at the same lengths, and what share of the gold pairs it holds is printed, and how many of the first
100 and 500 pairs any dictionary at hand has (a floor: dictionaries lack most terms). Words are compared
in lower case, without the plurals of English and the clitics of Indonesian.

Beside glossctl:
- co-occurrence: phrases without stop words at their ends that stand in the same segments, ranked by
  the log-likelihood ratio or by Dice, each source phrase with its best target;
- fast_align and eflomal: phrases that their symmetrized word alignment pairs consistently, ranked by
  the log-likelihood ratio. fast_align and atools are looked for on the path or in $FAST_ALIGN; eflomal
  comes from PyPI.

Seconds are processor seconds of all threads; memory is the peak of the process.
"""
import csv
import gzip
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from pathlib import Path

LENGTHS = (100, 500, 1_000, 2_000, 5_000)
LONGEST = 5
MINIMUM = 2


# Words


def english(word):
    word = word.lower()
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and re.search(r"(ss|x|ch|sh|z)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def indonesian(word):
    word = word.lower()
    doubled = re.match(r"^(\w+)-\1$", word)
    if doubled:
        word = doubled.group(1)
    for clitic in ("nya", "lah", "kah"):
        if word.endswith(clitic) and len(word) - len(clitic) >= 4:
            word = word[: -len(clitic)]
    return word


def words(text, fold):
    pattern = r"[\w'’]+(?:-\w+)*" if fold is indonesian else r"[\w'’]+"
    folded = " ".join(fold(word) for word in re.findall(pattern, text))
    return folded.replace("-", " ").split()


def key(source, target):
    return " ".join(words(source, english)), " ".join(words(target, indonesian))


# Corpora


def table(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 1:
                yield cells[0], cells[1]


def tmx(path):
    for unit in ET.parse(path).getroot().iter("tu"):
        texts = {}
        for variant in unit.iter("tuv"):
            language = variant.get("{http://www.w3.org/XML/1998/namespace}lang", "")[:2].lower()
            texts[language] = " ".join("".join(variant.find("seg").itertext()).split())
        if "en" in texts and "id" in texts:
            yield texts["en"], texts["id"]


def rows(path, source, target, delimiter="\t"):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=delimiter):
            if row[source] and row[target]:
                yield row[source], row[target]


def corpora(data):
    return {
        "smeru": (
            lambda: table(data / "tm-smeru/en-id.tsv.gz"),
            {
                "terms": rows(data / "terms-smeru/terms.tsv", "en", "id"),
                "dictionary": rows(
                    data / "terms-smeru/attested-dictionary-pairs.tsv", "en", "id"),
            },
        ),
        "tico19": (
            lambda: tmx(data / "tm-tico19/all.en-id.tmx"),
            {
                "terms": rows(
                    data / "terms-tico19/f_en-id_ID.csv", "sourceString", "targetString", ",")
            },
        ),
        "eco": (
            lambda: table(data / "tm-panl/ECO.en-id.tsv.gz"),
            {
                "dictionary": rows(
                    data / "terms-panl-eco/attested-dictionary-pairs.tsv", "en", "id")
            },
        ),
    }


def dictionaries(data):
    known = set()
    for source, target in table(data / "terms-wordnet-bahasa/en-id.tsv.gz"):
        known.add(key(source, target))
    for source, target in table(data / "terms-cldr/en-id.tsv"):
        known.add(key(source, target))
    return known


def occurring(gold, segments):
    """The pairs that stand in one segment MINIMUM times at least."""
    by_word = defaultdict(set)
    for source, target in gold:
        if source and target:
            by_word[source.split()[0]].add((source, target))
    counts = Counter()
    for source, target in segments:
        left, right = f" {' '.join(source)} ", f" {' '.join(target)} "
        for word in set(source):
            for pair in by_word.get(word, ()):
                if f" {pair[0]} " in left and f" {pair[1]} " in right:
                    counts[pair] += 1
    return {pair for pair, count in counts.items() if count >= MINIMUM}


# Peers


def likelihood_ratio(both, first, second, total):
    def term(number):
        return number * math.log(number) if number > 0 else 0

    if both * total <= first * second:
        return 0
    cells = (both, first - both, second - both, total - first - second + both)
    return 2 * (
        sum(map(term, cells)) + term(total) - term(first) - term(total - first) - term(second)
        - term(total - second))


class Phrases:
    """The frequent phrases of one language, by the segments that have them."""

    def __init__(self, sentences):
        frequencies = Counter(word for sentence in sentences for word in set(sentence))
        self.stops = {word for word, _ in frequencies.most_common(60)}
        self.segments = defaultdict(list)
        for number, sentence in enumerate(sentences):
            for phrase in {tuple(sentence[i:j]) for i, j in self.spans(sentence)}:
                self.segments[phrase].append(number)
        self.segments = {
            phrase: there for phrase, there in self.segments.items() if len(there) >= MINIMUM}

    def spans(self, sentence):
        for start in range(len(sentence)):
            if self.is_edge(sentence[start]):
                for end in range(start + 1, min(start + LONGEST, len(sentence)) + 1):
                    if self.is_edge(sentence[end - 1]):
                        yield start, end

    def is_edge(self, word):
        return word not in self.stops and len(word) > 2 and not word[0].isdigit()


def co_occurrence(segments, score):
    source = Phrases([s for s, _ in segments])
    target = Phrases([t for _, t in segments])
    in_segment = [[] for _ in segments]
    for phrase, there in target.segments.items():
        for number in there:
            in_segment[number].append(phrase)
    found = []
    for phrase, there in source.segments.items():
        counts = Counter()
        for number in there:
            counts.update(in_segment[number])
        best = max(
            ((score(count, len(there), len(target.segments[other]), len(segments)), count, other)
             for other, count in counts.items() if count >= MINIMUM), default=None)
        if best:
            found.append((best[0], best[1], phrase, best[2]))
    found.sort(key=lambda row: (-row[0], -row[1], row[2], row[3]))
    return [(" ".join(row[2]), " ".join(row[3])) for row in found]


def dice(both, first, second, _):
    return 2 * both / (first + second)


def aligned_phrases(segments, links):
    """Phrases that word links pair consistently (Och and Ney 2004), by the log-likelihood ratio."""
    source = Phrases([s for s, _ in segments])
    target = Phrases([t for _, t in segments])
    counts = Counter()
    for (left, right), pairs in zip(segments, links):
        forward, backward = defaultdict(list), defaultdict(list)
        for i, j in pairs:
            forward[i].append(j)
            backward[j].append(i)
        seen = set()
        for start, end in source.spans(left):
            linked = [j for i in range(start, end) for j in forward[i]]
            if not linked or max(linked) - min(linked) >= LONGEST:
                continue
            first, last = min(linked), max(linked) + 1
            if all(start <= i < end for j in range(first, last) for i in backward[j]):
                seen.add((tuple(left[start:end]), tuple(right[first:last])))
        counts.update(seen)
    found = [
        (likelihood_ratio(count, len(source.segments[s]), len(target.segments[t]), len(segments)),
         count, s, t)
        for (s, t), count in counts.items()
        if count >= MINIMUM and s in source.segments and t in target.segments]
    found.sort(key=lambda row: (-row[0], -row[1], row[2], row[3]))
    return [(" ".join(row[2]), " ".join(row[3])) for row in found]


def read_links(lines):
    return [[tuple(map(int, link.split("-"))) for link in line.split()] for line in lines]


def timed(command, **options):
    """Runs a command; its output, its processor seconds and its peak memory in MB."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, **options)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            sys.exit(f"{command[0]} failed")
        output.seek(0)
        return (
            output.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def fast_align(segments, folder):
    directory = os.environ.get("FAST_ALIGN")
    path = directory if directory else None
    tools = [shutil.which(name, path=path) for name in ("fast_align", "atools")]
    if not all(tools):
        return None
    text = folder / "fast_align.txt"
    # Blank sides are not allowed.
    text.write_text("".join(
        f"{' '.join(s) or '_'} ||| {' '.join(t) or '_'}\n" for s, t in segments))
    seconds, memory, outputs = 0, 0, []
    for flags in ([], ["-r"]):
        output, used, peak = timed(
            [tools[0], "-i", str(text), "-d", "-o", "-v", *flags], stderr=subprocess.DEVNULL)
        seconds, memory = seconds + used, max(memory, peak)
        outputs.append(folder / f"links{len(outputs)}")
        outputs[-1].write_text(output)
    joined, used, _ = timed(
        [tools[1], "-i", str(outputs[0]), "-j", str(outputs[1]), "-c", "grow-diag-final-and"])
    return read_links(joined.splitlines()), seconds + used, memory


def eflomal(segments, folder):
    try:
        import eflomal as module
    except ImportError:
        return None
    paths = [folder / "eflomal.en", folder / "eflomal.id"]
    for side, path in enumerate(paths):
        path.write_text("".join(" ".join(pair[side]) + "\n" for pair in segments))
    script = (
        "import eflomal, sys\n"
        "eflomal.Aligner().align(open(sys.argv[1]), open(sys.argv[2]),\n"
        "  links_filename_fwd=sys.argv[3], links_filename_rev=sys.argv[4], quiet=True)\n")
    links = [str(folder / "fwd"), str(folder / "rev")]
    before = os.times()
    _, used, memory = timed([sys.executable, "-c", script, *map(str, paths), *links])
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    sets = [[set(line) for line in read_links(open(path).read().splitlines())] for path in links]
    joined = [symmetrized(f, r, len(s), len(t)) for f, r, (s, t) in zip(*sets, segments)]
    return joined, max(used, seconds), memory


def symmetrized(forward, backward, rows_count, columns):
    """Grow-diag-final-and."""
    links = forward & backward
    union = forward | backward
    grown = True
    while grown:
        grown = False
        for i, j in sorted(links):
            for near in [(i + a, j + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]:
                if near in union and near not in links and (
                        near[0] not in {x for x, _ in links} or near[1] not in {y for _, y in links}):
                    links.add(near)
                    grown = True
    for direction in (forward, backward):
        for i, j in sorted(direction):
            if i not in {x for x, _ in links} and j not in {y for _, y in links}:
                links.add((i, j))
    return sorted(links)


# Figures


def line(name, found, golds, known, seconds=None, memory=None):
    keys = list(dict.fromkeys(key(source, target) for source, target in found))
    cells = []
    for gold in golds:
        for length in LENGTHS:
            share = 100 * len(set(keys[:length]) & gold) / max(1, len(gold))
            cells.append(f"{share:5.1f}")
    for length in (100, 500):
        cells.append(f"{sum(pair in known for pair in keys[:length]) * 100 / length:5.0f}")
    cost = "" if seconds is None else f"{seconds:8.1f}{memory:8.0f}"
    print(f"{name:22}{len(keys):7}  {' '.join(cells)}{cost}", flush=True)


def judge(name, read, golds, glossctl, known):
    pairs = list(dict.fromkeys(read()))
    segments = [(words(s, english), words(t, indonesian)) for s, t in pairs]
    golds = {title: occurring({key(s, t) for s, t in gold}, segments) for title, gold in golds.items()}
    print(f"\n{name}: {len(pairs)} segments; recall in % of "
          + " and of ".join(f"{len(gold)} {title} pairs" for title, gold in golds.items())
          + f" in the first {', '.join(map(str, LENGTHS))}; then % of the first 100 and 500 in "
          "dictionaries; seconds; MB")
    gold = list(golds.values())
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        table_file = folder / "pairs.tsv"
        table_file.write_text("en\tid\n" + "".join(f"{s}\t{t}\n" for s, t in pairs))
        output, seconds, memory = timed(
            [glossctl, "extract", "--quiet", "--db", str(folder / "store.db"), "--format", "tsv",
             "--limit", "100000", str(table_file)])
        found = [row.split("\t")[:2] for row in output.splitlines()[1:]]
        line("glossctl extract", found, gold, known, seconds, memory)
        for title, align in (("fast_align", fast_align), ("eflomal", eflomal)):
            result = align(segments, folder)
            if result is None:
                print(f"{title}: not at hand")
                continue
            links, seconds, memory = result
            line(f"{title}, phrases", aligned_phrases(segments, links), gold, known, seconds, memory)
    for title, score in (("likelihood ratio", likelihood_ratio), ("Dice", dice)):
        start = time.process_time()
        found = co_occurrence(segments, score)
        line(f"together, {title}"[:22], found, gold, known, time.process_time() - start, 0)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    glossctl, data = sys.argv[1], Path(sys.argv[2]) / "data"
    known = dictionaries(data)
    wanted = sys.argv[3:]
    for name, (read, golds) in corpora(data).items():
        if not wanted or name in wanted:
            judge(name, read, golds, glossctl, known)


main()
