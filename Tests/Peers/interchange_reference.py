#!/usr/bin/env python3
"""Reads a translated file with lxml and Translate Toolkit, for tests of our own output.

usage: interchange_reference.py FILE       (.tmx, .xlf, .xlf2 for XLIFF 2, .po)

Prints JSON: the source and target of each unit in order, null where there is no translation. A file of
XML is parsed by lxml before, so that what is not well-formed fails.
"""
import json
import sys

from lxml import etree


def store(path):
    """The class of Translate Toolkit for the file."""
    if path.endswith(".tmx"):
        from translate.storage import tmx

        return tmx.tmxfile
    if path.endswith(".po"):
        from translate.storage import pypo

        return pypo.pofile
    if path.endswith(".xlf2"):
        from translate.storage import xliff2

        return xliff2.Xliff2File
    from translate.storage import xliff

    return xliff.xlifffile


def main():
    path = sys.argv[1]
    if not path.endswith(".po"):
        etree.parse(path)
    with open(path, "rb") as file:
        read = store(path).parsestring(file.read())
    units = [
        [str(unit.source), str(unit.target) if unit.target else None]
        for unit in read.units
        if unit.source and not unit.isheader()
    ]
    json.dump(units, sys.stdout)


if __name__ == "__main__":
    main()
