#!/usr/bin/env python3
"""Makes translation memories of any size, and queries against them, from real pairs and a seed.

usage: memory_corpus.py OUT_FOLDER [--shared ../shared] [--sizes 100000,1000000]
                        [--tmx-sizes 30000,300000] [--queries 1000] [--seed 1]

The real pairs are the English–Indonesian memories `data/tm-*` of the shared folder: news, reports,
sentences, medicine, and strings of free software. They are cleaned (one line, no tabs, typographic
double quotes, so that readers with and without quoting see the same), kept once for each English
text, and shuffled. Of texts below three words one in five stays: they would be half of all.

A fifth as many pairs as there are queries is held out. The rest opens the memory; past its end each
further segment is made from a real pair:

- half: 1 word up to 60 % of the words give way to words of like rank by frequency, on both sides;
- one in eight: the numbers change, alike on both sides;
- the rest: a clause gives way to a clause of another pair, or the head of one pair is joined to the
  tail of another. A clause ends at a comma, semicolon or colon; a text without one is cut in half.

So a real segment has several relatives at all levels of similarity, lengths stay as they were, and
no English text comes twice. Unlike in real text the vocabulary hardly grows with the size (only
numbers are new), so the rarest words of a segment become less rare, which makes search harder.

Writes, each a prefix of the next larger:

- `memory-SIZE.tsv`   heading `en<TAB>id`, then a pair a line
- `memory-SIZE.tmx`   TMX 1.4; each unit has tuid, creation and change with date and id, and a prop
- `queries.txt`       an English segment a line: 20 % as they are in the smallest memory, 60 % of
                      its segments with 1–4 edits (a word inserted, deleted, substituted or swapped
                      with the next, a number, the case or the punctuation changed), 20 % held out
- `queries-kinds.txt` the kind of each: verbatim, perturbed or fresh

The same arguments and data give the same bytes.
"""
import argparse
import datetime
import gzip
import random
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
ESCAPE = re.compile(r"\\([ntr\\])")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
OPENING_QUOTE = re.compile(r'(?:(?<=^)|(?<=[\s(\[]))"')
LETTER = re.compile(r"[^\W\d_]")
CORE = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
NUMBER = re.compile(r"\d+")
FIRST_DAY = datetime.datetime(2012, 1, 2)
CLAUSE_END = re.compile(r"(?<=[,;:])\s")


class Pair(NamedTuple):
    source: str
    target: str
    origin: str


# The real pairs

def clean(text):
    """The text on one line, without what XML forbids or a reader of CSV would take for quoting."""
    line = " ".join(FORBIDDEN.sub(" ", text).split())
    return OPENING_QUOTE.sub("“", line).replace('"', "”")


def unescape(field):
    return ESCAPE.sub(lambda match: "\\" if match[1] == "\\" else " ", field)


def tsv_pairs(path):
    escaped = "gettext" in path.parent.name
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")[:2]
            if len(fields) == 2:
                yield map(unescape, fields) if escaped else fields


def tmx_pairs(path):
    for _, unit in ElementTree.iterparse(path):
        if unit.tag == "tu":
            texts = {tuv.get(LANGUAGE): "".join(tuv.find("seg").itertext())
                     for tuv in unit.iter("tuv")}
            yield texts.get("en", ""), texts.get("id", "")
            unit.clear()


def real_pairs(shared, rng):
    """All pairs of the shared memories in a shuffled order, each English text once."""
    found = {}
    for path in sorted(shared.glob("data/tm-*/*en-id*")):
        read = tmx_pairs if path.suffix == ".tmx" else tsv_pairs
        for source, target in read(path):
            source, target = clean(source), clean(target)
            if not (LETTER.search(source) and LETTER.search(target)) or len(source) > 1000:
                continue
            if source in found or (source.count(" ") < 2 and rng.random() > 0.2):
                continue
            found[source] = Pair(source, target, path.parent.name)
    if not found:
        sys.exit(f"memory_corpus.py: no pairs in {shared}/data/tm-*")
    pairs = list(found.values())
    rng.shuffle(pairs)
    return pairs


# New pairs from real ones

class Words:
    """The words of one language by frequency."""

    def __init__(self, texts):
        counts = Counter(
            word for text in texts for word in (CORE.match(piece)[2] for piece in text.split())
            if word.isalpha())
        self.ranked = sorted(counts, key=lambda word: (-counts[word], word))
        self.rank = {word: rank for rank, word in enumerate(self.ranked)}

    def like(self, word, rng):
        """Another word of about the same frequency, capitalized alike."""
        rank = self.rank.get(word, len(self.ranked) // 2)
        reach = max(3, rank // 10)
        near = rank + int((rng.random() * 2 - 1) * reach)
        other = self.ranked[min(max(near, 0), len(self.ranked) - 1)]
        if word[:1].isupper() and not other[0].isupper():
            return other[0].upper() + other[1:]
        return other

    def substitute(self, text, share, rng):
        """The text with a share of its words, at least one, substituted."""
        pieces = text.split(" ")
        count = max(1, round(share * len(pieces)))
        for place in rng.sample(range(len(pieces)), min(count, len(pieces))):
            before, word, after = CORE.match(pieces[place]).groups()
            if word.isalpha():
                pieces[place] = before + self.like(word, rng) + after
        return " ".join(pieces)


def other_number(digits, rng):
    if len(digits) == 4 and digits[0] in "12":
        return str(1900 + int(rng.random() * 130))
    first = 10 ** (len(digits) - 1)
    return str(first + int(rng.random() * 9 * first))


def change_numbers(texts, rng):
    """The texts with other numbers, the same in all for the same."""
    changed = {}

    def change(match):
        digits = match[0]
        if digits not in changed:
            changed[digits] = other_number(digits, rng)
        return changed[digits]

    return [NUMBER.sub(change, text) for text in texts]


def clauses(text):
    parts = CLAUSE_END.split(text)
    if len(parts) > 1:
        return parts
    words = text.split(" ")
    middle = (len(words) + 1) // 2
    return [" ".join(words[:middle]), " ".join(words[middle:])]


def recombine(text, other, at, taken, join):
    """The text with a clause of the other; places are fractions, so that both languages agree."""
    mine, theirs = clauses(text), clauses(other)
    if join:
        parts = mine[:1 + int(at * (len(mine) - 1))] + theirs[int(taken * len(theirs)):]
    else:
        parts = list(mine)
        parts[int(at * len(mine))] = theirs[int(taken * len(theirs))]
    return " ".join(part for part in parts if part)


def memory_pairs(real, size, rng):
    """The pairs of a memory one by one: the real ones, then made ones."""
    seen = {pair.source for pair in real}
    yield from real[:size]
    english = Words(pair.source for pair in real)
    indonesian = Words(pair.target for pair in real)
    made = len(real)
    while made < size:
        source, target, origin = real[int(rng.random() * len(real))]
        lot = rng.random()
        if lot < 0.5:
            share = 0.6 * rng.random() ** 2
            source = english.substitute(source, share, rng)
            target = indonesian.substitute(target, share, rng)
        elif lot < 0.625:
            source, target = change_numbers((source, target), rng)
        else:
            other = real[int(rng.random() * len(real))]
            choice = rng.random(), rng.random(), rng.random() < 0.5
            source = recombine(source, other.source, *choice)
            target = recombine(target, other.target, *choice)
        if source not in seen:
            seen.add(source)
            made += 1
            yield Pair(source, target, origin)


# Files

def unit(number, pair):
    """A unit of TMX with what tools of translators write beside the text."""
    created = FIRST_DAY + datetime.timedelta(seconds=number * 7919 % 378_432_000)
    changed = created + datetime.timedelta(seconds=number * 104_729 % 31_536_000)
    return (
        f'<tu tuid="{number:08}" creationdate="{created:%Y%m%dT%H%M%SZ}"'
        f' creationid="translator{number % 17:02}" changedate="{changed:%Y%m%dT%H%M%SZ}"'
        f' changeid="reviewer{number % 5}">\n'
        f'<prop type="origin">{pair.origin}</prop>\n'
        f'<tuv xml:lang="en"><seg>{escape(pair.source)}</seg></tuv>\n'
        f'<tuv xml:lang="id"><seg>{escape(pair.target)}</seg></tuv>\n</tu>\n')


TMX_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="memory_corpus" creationtoolversion="1" segtype="sentence" o-tmf="tsv" \
adminlang="en" srclang="en" datatype="plaintext"/>
<body>
"""


def write_memories(folder, pairs, sizes, tmx_sizes):
    """Writes all memories in one pass and keeps the segments of the smallest."""
    smallest = []
    with ExitStack() as files:
        def create(name):
            return files.enter_context(open(folder / name, "w", encoding="utf-8", newline="\n"))

        tables = [(size, create(f"memory-{size}.tsv")) for size in sizes]
        exchanges = [(size, create(f"memory-{size}.tmx")) for size in tmx_sizes]
        for _, table in tables:
            table.write("en\tid\n")
        for _, exchange in exchanges:
            exchange.write(TMX_HEAD)
        for number, pair in enumerate(pairs):
            if number < min(sizes):
                smallest.append(pair.source)
            line = f"{pair.source}\t{pair.target}\n"
            for size, table in tables:
                if number < size:
                    table.write(line)
            if number < max(tmx_sizes, default=0):
                element = unit(number + 1, pair)
                for size, exchange in exchanges:
                    if number < size:
                        exchange.write(element)
        for _, exchange in exchanges:
            exchange.write("</body>\n</tmx>\n")
    return smallest


# Queries

def swap(words, place, rng):
    following = min(place + 1, len(words) - 1)
    words[place], words[following] = words[following], words[place]


def change_look(words, place, rng):
    word = words[place]
    words[place] = rng.choice(
        (word.upper(), word.capitalize(), word + ",", word.rstrip(".,;:") or word))


def perturb(text, english, rng):
    """The text with one to four edits."""
    words = text.split(" ")
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(words))
        edit = rng.choice(("insert", "delete", "substitute", "swap", "number", "look"))
        if edit == "insert":
            words.insert(place, english.like(rng.choice(words), rng))
        elif edit == "delete" and len(words) > 2:
            del words[place]
        elif edit == "substitute":
            words[place] = english.like(words[place], rng)
        elif edit == "swap":
            swap(words, place, rng)
        elif edit == "number" and NUMBER.search(" ".join(words)):
            words = change_numbers(words, rng)
        else:
            change_look(words, place, rng)
    return " ".join(words)


def make_queries(memory, held_out, count, rng):
    """Queries and their kinds, mixed."""
    english = Words(memory)
    known = set(memory)
    sentences = [text for text in memory if text.count(" ") >= 3]
    verbatim = count // 5
    rows = [("verbatim", text) for text in rng.sample(memory, verbatim)]
    rows += [("fresh", pair.source) for pair in held_out]
    while len(rows) < count:
        text = perturb(rng.choice(sentences), english, rng)
        if text not in known:
            rows.append(("perturbed", text))
    rng.shuffle(rows)
    return rows


def numbers(text):
    return sorted(int(number) for number in text.split(",") if number)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="OUT_FOLDER")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--sizes", type=numbers, default="100000,1000000")
    parser.add_argument("--tmx-sizes", type=numbers, default="30000,300000")
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    options.folder.mkdir(parents=True, exist_ok=True)
    real = real_pairs(options.shared, random.Random(f"{options.seed} pairs"))
    fresh = options.queries // 5
    held_out, rest = real[:fresh], real[fresh:]
    pairs = memory_pairs(rest, max(options.sizes + options.tmx_sizes),
                         random.Random(f"{options.seed} memory"))
    memory = write_memories(options.folder, pairs, options.sizes, options.tmx_sizes)
    queries = make_queries(memory, held_out, options.queries,
                           random.Random(f"{options.seed} queries"))
    for name, column in (("queries.txt", 1), ("queries-kinds.txt", 0)):
        with open(options.folder / name, "w", encoding="utf-8", newline="\n") as lines:
            lines.writelines(row[column] + "\n" for row in queries)
    print(f"{len(real)} real pairs; {', '.join(map(str, options.sizes))} segments and "
          f"{len(queries)} queries in {options.folder}")


if __name__ == "__main__":
    main()
