"""What other programs read in a TBX file: Translate Toolkit (version 2) and lxml (any version).

Reads a file that is named on the command line and prints JSON: `units`, the pairs of source and target
as Translate Toolkit has them (version 2 only), and `terms`, the terms of each entry as lxml finds them.
"""

import json
import sys

from lxml import etree


def terms(path):
    entries = []
    for _, element in etree.iterparse(path, events=("end",), load_dtd=False, no_network=True):
        if etree.QName(element).localname in ("termEntry", "conceptEntry"):
            entries.append(
                [
                    "".join(term.itertext())
                    for term in element.iter("{*}term")
                ]
            )
            element.clear()
    return entries


def units(path):
    from translate.storage import tbx

    with open(path, "rb") as file:
        store = tbx.tbxfile(file)
    return [[unit.source, unit.target] for unit in store.units]


def main():
    path = sys.argv[1]
    answer = {"terms": terms(path)}
    if len(sys.argv) > 2 and sys.argv[2] == "units":
        answer["units"] = units(path)
    json.dump(answer, sys.stdout)


main()
