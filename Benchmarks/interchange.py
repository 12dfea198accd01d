#!/usr/bin/env python3
"""Times reading and writing of generated TBX beside Translate Toolkit.

usage: interchange.py GLOSSCTL [--entries 100000] [--runs 3] [--large MEGABYTES]

The same file of entries in two languages, with a status, a definition and a context each, is

- imported into a store of its own (glossctl terms import: parse, store, keys for look-up),
- exported again (glossctl terms export --tbx-version 2),
- checked (glossctl validate),
- read by Translate Toolkit, source and target of each unit, and
- read and written by it (tbxfile, then its serialization).

As many messages of PO are converted to TMX, and those back, by glossctl convert and by Translate Toolkit
(pofile and tmxfile, unit by unit, as its po2tmx does). With --large a TBX file of that many megabytes is
imported and checked once, for the peak of memory.

Each is a process of its own, and its user and system time is taken, since other programs may run; the
least of the runs counts. A table with ratios goes to standard output: Translate Toolkit's time for
reading beside ours for the import, and its time for reading and writing beside our import and export
together.
"""
import argparse
import os
import resource
import subprocess
import sys
import tempfile

READ = """
import sys
from translate.storage import tbx
with open(sys.argv[1], "rb") as file:
    store = tbx.tbxfile(file)
count = sum(1 for unit in store.units if (unit.source, unit.target))
print(count)
"""

WRITE = READ + """
with open(sys.argv[2], "wb") as file:
    store.serialize(file)
"""


PO_TO_TMX = """
import sys
from translate.storage import pypo, tmx
with open(sys.argv[1], "rb") as file:
    store = pypo.pofile(file)
memory = tmx.tmxfile()
for unit in store.units:
    if unit.isheader() or unit.isblank() or not unit.istranslated() or unit.isfuzzy():
        continue
    memory.addtranslation(unit.source, "en", unit.target, "id")
with open(sys.argv[2], "wb") as file:
    memory.serialize(file)
"""

TMX_TO_PO = """
import sys
from translate.storage import pypo, tmx
with open(sys.argv[1], "rb") as file:
    memory = tmx.tmxfile(file, "en", "id")
store = pypo.pofile()
for unit in memory.units:
    added = store.addsourceunit(unit.source)
    added.target = unit.target
with open(sys.argv[2], "wb") as file:
    store.serialize(file)
"""


def generate_messages(path, messages):
    with open(path, "w", encoding="utf-8") as out:
        out.write(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: id\\n'
            'X-Source-Language: en\\n"\n'
        )
        for number in range(messages):
            out.write(
                f"\n#: source-{number % 97}.c:{number}\n"
                f'msgid "Workers of the {number % 101}th group are paid {number} times a year."\n'
                f'msgstr "Pekerja kelompok ke-{number % 101} dibayar {number} kali setahun."\n'
            )


def generate(path, entries):
    with open(path, "w", encoding="utf-8") as out:
        out.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<martif type="TBX-Basic" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>generated</p>'
            "</sourceDesc></fileDesc></martifHeader><text><body>\n"
        )
        for number in range(entries):
            out.write(
                f'<termEntry id="c{number}"><descrip type="subjectField">field-{number % 50}</descrip>\n'
                f'<langSet xml:lang="en"><descripGrp><descrip type="definition">What the term {number}'
                f' means in the {number % 97}th field.</descrip><admin type="source">Book {number % 31}'
                f"</admin></descripGrp>\n<tig><term>term number {number} of {number % 101}</term>"
                '<termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">'
                "preferredTerm-admn-sts</termNote></tig></langSet>\n"
                f'<langSet xml:lang="id"><tig><term>istilah nomor {number} dari {number % 101}</term>'
                '<termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">'
                f'preferredTerm-admn-sts</termNote><descrip type="context">Dipakai pada {number}.</descrip>'
                "</tig></langSet></termEntry>\n"
            )
        out.write("</body></text></martif>\n")


def measure(command, environment=None):
    """Seconds of user and system time of a command, and its peak memory in MB."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command[0]} failed: {errors.decode()[:500]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("glossctl")
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--large", type=int, default=0, metavar="MEGABYTES")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "in.tbx")
        generate(source, options.entries)
        size = os.path.getsize(source) / 1e6
        print(f"{options.entries} entries, {size:.1f} MB")
        best = {}

        def run(name, command, prepare=None, environment=None):
            for _ in range(options.runs):
                if prepare:
                    prepare()
                seconds, peak = measure(command, environment)
                if name not in best or seconds < best[name][0]:
                    best[name] = (seconds, peak)

        store = os.path.join(folder, "store.db")
        environment = dict(os.environ, GLOSSCTL_DB=store)

        def fresh():
            for name in os.listdir(folder):
                if name.startswith("store"):
                    os.remove(os.path.join(folder, name))
            # The built-in base is not what is measured.
            subprocess.run(
                [options.glossctl, "lookup", "TPPO"], env=environment,
                stdout=subprocess.DEVNULL, check=True)

        base = ["--base", "generated", "--quiet"]
        run("import", [options.glossctl, "terms", "import", *base, source], fresh, environment)
        out = os.path.join(folder, "out.tbx")
        run(
            "export",
            [options.glossctl, "terms", "export", *base, "--tbx-version", "2", out],
            None, environment)
        run("validate", [options.glossctl, "validate", "--quiet", source])
        messages = os.path.join(folder, "in.po")
        memory, back = os.path.join(folder, "memory.tmx"), os.path.join(folder, "back.po")
        generate_messages(messages, options.entries)
        convert = [options.glossctl, "convert", "--quiet"]
        run("convert PO to TMX", [*convert, messages, memory])
        run("convert TMX to PO", [*convert, "--target", "id", memory, back])
        run("toolkit, PO to TMX", [sys.executable, "-c", PO_TO_TMX, messages, memory])
        run("toolkit, TMX to PO", [sys.executable, "-c", TMX_TO_PO, memory, back])
        run("toolkit, read", [sys.executable, "-c", READ, source])
        run("toolkit, read and write", [sys.executable, "-c", WRITE, source, out])
        for name, (seconds, peak) in best.items():
            print(
                f"{name:26} {seconds:8.2f} s {options.entries / seconds:12,.0f} entries/s"
                f" {peak:8.0f} MB")
        ours, _ = best["import"]
        both = ours + best["export"][0]
        print(f"reading: {best['toolkit, read'][0] / ours:.1f} times as fast as Translate Toolkit")
        print(
            "reading and writing: "
            f"{best['toolkit, read and write'][0] / both:.1f} times as fast as Translate Toolkit")
        for direction in ["PO to TMX", "TMX to PO"]:
            ratio = best[f"toolkit, {direction}"][0] / best[f"convert {direction}"][0]
            print(f"{direction}: {ratio:.1f} times as fast as Translate Toolkit")
        if options.large:
            fresh()
            # An entry is some 740 bytes.
            generate(source, options.large * 1_000_000 // 740)
            print(f"{os.path.getsize(source) / 1e6:.0f} MB of TBX:")
            for name, command in [
                ("import", [options.glossctl, "terms", "import", *base, source]),
                ("validate", [options.glossctl, "validate", "--quiet", source]),
            ]:
                seconds, peak = measure(command, environment)
                print(f"{name:26} {seconds:8.2f} s {peak:32.0f} MB")


if __name__ == "__main__":
    main()
