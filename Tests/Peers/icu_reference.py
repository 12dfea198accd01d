"""Folds, breaks and sorts texts with ICU through PyICU, as a second road to the same answers.

Reads one JSON object from the file named as the first argument, or from standard input:

    {"texts": ["…"], "breaks": "th", "collations": ["id", "en"]}

Prints one JSON object:

    icu         the version of the ICU library
    casefolded  the NFKC_Casefold of each text
    folded      the same with dashes, quotation marks and spaces unified
    words       for each text its word boundaries: [end in UTF-8 bytes, rule status]
    sorted      for each locale the indices of the texts in their order; ties keep the order given

What is unified is read off the Unicode name and category of a character, never off a list of code
points, so that it cannot repeat a mistake of the list it is compared with.
"""

import json
import sys

import icu


def unified(character):
    """The character that stands for a dash, a quotation mark or a space."""
    category = icu.Char.charType(character)
    name = icu.Char.charName(character)
    if category == icu.UCharCategory.DASH_PUNCTUATION or name == "MINUS SIGN":
        return "-"
    if icu.Char.isUWhiteSpace(character):
        return " "
    if name in ("PRIME", "MODIFIER LETTER APOSTROPHE"):
        return "'"
    if name.endswith("CORNER BRACKET"):
        return '"'
    if name.endswith("QUOTATION MARK"):
        if "SINGLE" in name:
            return "'"
        if "DOUBLE" in name:
            return '"'
    return character


def words(iterator, text):
    """The word boundaries of a text, in UTF-8 offsets, each with its rule status."""
    units = text.encode("utf-16-le")
    iterator.setText(icu.UnicodeString(text))
    found = []
    start = 0
    bytes_before = 0
    for end in iterator:
        piece = units[2 * start : 2 * end].decode("utf-16-le")
        bytes_before += len(piece.encode())
        found.append([bytes_before, iterator.getRuleStatus()])
        start = end
    return found


def order(locale, texts):
    """The indices of the texts in the order of a locale."""
    collator = icu.Collator.createInstance(icu.Locale(locale))
    collator.setStrength(icu.Collator.TERTIARY)
    collator.setAttribute(icu.UCollAttribute.NORMALIZATION_MODE, icu.UCollAttributeValue.ON)
    keys = [collator.getSortKey(text) for text in texts]
    return sorted(range(len(texts)), key=keys.__getitem__)


def main():
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8") as file:
            request = json.load(file)
    else:
        request = json.loads(sys.stdin.buffer.read().decode())
    texts = request["texts"]
    normalizer = icu.Normalizer2.getNFKCCasefoldInstance()
    casefolded = [normalizer.normalize(text) for text in texts]
    answer = {
        "icu": icu.ICU_VERSION,
        "casefolded": casefolded,
        "folded": ["".join(map(unified, text)) for text in casefolded],
    }
    if "breaks" in request:
        iterator = icu.BreakIterator.createWordInstance(icu.Locale(request["breaks"]))
        answer["words"] = [words(iterator, text) for text in texts]
    answer["sorted"] = {
        locale: order(locale, texts) for locale in request.get("collations", [])
    }
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
