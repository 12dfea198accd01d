#!/usr/bin/env python3
"""The best scores of a full scan: what a search without loss must reach.

usage: scan_reference.py MEMORY QUERIES [--tokenized] [--limit 5] [--threshold 70]
                         [--processes N] [--output FILE]

MEMORY is a TSV with a heading whose first column is searched, QUERIES has a segment a line. Tokens
are words and numbers, lower-cased (`TOKEN` below). With --tokenized both files have a segment a
line instead, without heading, its tokens separated by U+001F and compared as they are: so the
tokens of another tokenizer are judged by their own measure.

The score of two segments of n and m tokens at edit distance d is 100·(1 − d / max(n, m)); a segment
without tokens matches nothing. The answer for a query is the scores of the best segments at or
above the threshold, best first. It names no segments: with ties several sets of them are equally
right.

Writes JSON: {"memory": segments, "limit": …, "threshold": …, "seconds": …, "scores": [[…], …]}.
"""
import argparse
import json
import multiprocessing
import os
import re
import sys
import time
from bisect import bisect_left, bisect_right
from collections import Counter

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

TOKEN = re.compile(r"\w+(?:(?:['’]|(?<=\d)[.,](?=\d))\w+)*")
SEPARATOR = "\x1f"
SURROGATES = 0xD800, 0x800


# Files and tokens

def tokens(segment):
    return TOKEN.findall(segment.lower())


def read_segments(path, heading):
    """The segments of a file: of a TSV with a heading the first column, else the lines."""
    with open(path, encoding="utf-8", newline="\n") as lines:
        if heading:
            next(lines)
            return [line.partition("\t")[0].rstrip("\n") for line in lines]
        return [line.rstrip("\n") for line in lines]


def read_tokens(path, heading, tokenized):
    if tokenized:
        return [line.split(SEPARATOR) if line else [] for line in read_segments(path, False)]
    return [tokens(segment) for segment in read_segments(path, heading)]


class Coder:
    """Writes each token as one character, so that the distance of strings is that of tokens.

    A string is the form that rapidfuzz reads fastest.
    """

    def __init__(self):
        self.characters = {}

    def encode(self, segment):
        return "".join([self.characters.get(token) or self.new(token) for token in segment])

    def new(self, token):
        number = len(self.characters) + 1
        start, count = SURROGATES
        self.characters[token] = chr(number if number < start else number + count)
        return self.characters[token]


# Scores

def score(distance, longest):
    return round(100 * (longest - distance) / longest, 4)


def score_of(query, segment):
    """The score of two encoded segments."""
    longest = max(len(query), len(segment))
    return score(Levenshtein.distance(query, segment), longest) if query and segment else 0.0


def best(scores, limit, threshold):
    return sorted((score for score in scores if score >= threshold), reverse=True)[:limit]


def recall(found, reference):
    """The part of the reference's scores that was found, over all queries.

    Scores are compared, not segments, each as often as it occurs: of two segments with the score of
    the last place either is right, but neither stands for a better one.
    """
    hits = sum((Counter(ours) & Counter(theirs)).total()
               for ours, theirs in zip(found, reference, strict=True))
    wanted = sum(map(len, reference))
    return hits / wanted if wanted else 1.0


class Scan:
    """All segments by length; only those whose length excludes the threshold are passed over."""

    def __init__(self, segments, limit, threshold):
        self.segments = sorted(segments, key=len)
        self.lengths = [len(segment) for segment in self.segments]
        self.limit = limit
        self.threshold = threshold

    def scores(self, query):
        length = len(query)
        if length == 0:
            return []
        first = bisect_left(self.lengths, max(1, int(length * self.threshold / 100)))
        last = bisect_right(self.lengths, int(length * 100 / max(self.threshold, 1)) + 1)
        # A cut-off a little below the threshold: rounding may not drop a segment, `best` decides.
        found = process.extract(
            query, self.segments[first:last], scorer=Levenshtein.normalized_similarity,
            score_cutoff=max(0, self.threshold / 100 - 1e-6), limit=self.limit)
        return best((score_of(query, segment) for segment, *_ in found), self.limit, self.threshold)


shared_scan = None


def scan_one(query):
    return shared_scan.scores(query)


def scan(memory, queries, limit=5, threshold=70, processes=None):
    """The best scores of each query, all given as encoded segments."""
    global shared_scan
    shared_scan = Scan(memory, limit, threshold)
    # The memory is not copied to the other processes: they are forks.
    with multiprocessing.get_context("fork").Pool(processes or os.cpu_count()) as pool:
        return pool.map(scan_one, queries, chunksize=8)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("memory", metavar="MEMORY")
    parser.add_argument("queries", metavar="QUERIES")
    parser.add_argument("--tokenized", action="store_true")
    parser.add_argument("--limit", type=int, default=5)
    parser.add_argument("--threshold", type=float, default=70)
    parser.add_argument("--processes", type=int)
    parser.add_argument("--output", type=argparse.FileType("w"), default=sys.stdout)
    options = parser.parse_args()

    coder = Coder()
    memory = [coder.encode(segment)
              for segment in read_tokens(options.memory, True, options.tokenized)]
    queries = [coder.encode(segment)
               for segment in read_tokens(options.queries, False, options.tokenized)]
    start = time.perf_counter()
    scores = scan(memory, queries, options.limit, options.threshold, options.processes)
    seconds = time.perf_counter() - start
    json.dump({"memory": len(memory), "limit": options.limit, "threshold": options.threshold,
               "seconds": round(seconds, 2), "scores": scores}, options.output)
    options.output.write("\n")


if __name__ == "__main__":
    main()
