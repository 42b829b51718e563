"""Workbooks made to hurt end with a finding, within 2 s of processor time and 256 MiB.

usage: bombs.py TENOR
"""
import os
import resource
import subprocess
import sys
import tempfile
import zipfile

TENOR = os.path.abspath(sys.argv[1])
SECONDS, BYTES = 2, 256 * 1024 * 1024
X = '<?xml version="1.0"?>\n'
REL = X + '<Relationships><Relationship Id="1" Type="x/%s" Target="%s"/>%s</Relationships>'
TEXTS = '<Relationship Id="2" Type="x/sharedStrings" Target="texts.xml"/>'


def book(path, pieces, texts=None):
    """A workbook whose sheet (or shared texts) are pieces, one after another."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("_rels/.rels", REL % ("officeDocument", "xl/workbook.xml", ""))
        z.writestr("xl/_rels/workbook.xml.rels", REL % ("worksheet", "sheet.xml",
                                                        TEXTS if texts else ""))
        z.writestr("xl/workbook.xml",
                   X + '<workbook><sheets><sheet name="A" id="1"/></sheets></workbook>')
        for name, parts in (("xl/sheet.xml", pieces), ("xl/texts.xml", texts)):
            if parts:
                with z.open(name, "w") as out:
                    for part in parts:
                        out.write(part.encode())


def repeat(text, size):
    many = text * (65536 // len(text) + 1)
    for _ in range(size // len(many)):
        yield many


def noise(size):
    """Text that hardly packs, so that no ratio tells."""
    value = 1
    for _ in range(size // 1000):
        row = []
        for _ in range(100):
            value = value * 6364136223846793005 + 1442695040888963407 & 0xffffffffffffffff
            row.append(f"{value >> 32:08x}")
        yield "".join(row)


def rows(count, cell):
    yield X + "<worksheet><sheetData>"
    for i in range(1, count + 1):
        yield f'<row r="{i}">' + cell % i + "</row>"
    yield "</sheetData></worksheet>"


MIB = 1024 * 1024
ENTITIES = '<!DOCTYPE a [<!ENTITY a "' + "a" * 100 + '">' + "".join(
    f'<!ENTITY a{i} "{"&a%s;" % (i - 1 if i > 1 else "") * 10}">' for i in range(1, 9)) + "]>"
BOMBS = {
    "size": lambda p: book(p, repeat("<a/>", 1024 * MIB)),
    "ratio": lambda p: book(p, repeat(" ", 60 * MIB)),
    "nesting": lambda p: book(p, repeat("<a>", 8 * MIB)),
    "noise": lambda p: book(p, ["<worksheet><!--", *noise(12 * MIB)]),
    "token": lambda p: book(p, ["<worksheet><c r='", *noise(12 * MIB)]),
    "text": lambda p: book(p, ["<worksheet><sheetData><row><c t='inlineStr'><is><t>",
                               *noise(12 * MIB)]),
    "rows": lambda p: book(p, rows(120000, '<c><v>%d</v></c>')),
    "cells": lambda p: book(p, [X, "<worksheet><sheetData>"] + [
        f'<row r="{i}">' + "".join(f"<c><v>{i}{k}</v></c>" for k in range(256)) + "</row>"
        for i in range(1, 4000)]),
    "texts": lambda p: book(p, rows(1, '<c t="s"><v>%d</v></c>'), [X, "<sst>"] + [
        f"<si><t>{i}</t></si>" for i in range(1200000)] + ["</sst>"]),
    "merges": lambda p: book(p, [X, "<worksheet>"] + [
        f'<mergeCell ref="A{i}:C{i}"/>' for i in range(1, 500000)]),
    "entities": lambda p: book(p, [X, ENTITIES, "<worksheet>&a8;</worksheet>"]),
    "outside": lambda p: book(p, [X, '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
                                  "<worksheet>&a;</worksheet>"]),
}


def parts(path):
    with zipfile.ZipFile(path, "w") as z:
        for i in range(70000):
            z.writestr(f"{i}", "")


def lie(path):
    """The directory says three bytes, the part has 8 MiB."""
    book(path, repeat("<a/>", 8 * MIB))
    with open(path, "rb") as file:
        data = bytearray(file.read())
    at = data.rfind(b"xl/sheet.xml") - 46
    data[at + 24:at + 28] = (3).to_bytes(4, "little")
    with open(path, "wb") as file:
        file.write(data)


def quine(path):
    """All parts are one part: the directory names it again and again."""
    book(path, repeat("<a b='c'/>", 3 * MIB))
    with open(path, "rb") as file:
        data = bytearray(file.read())
    end = data.rfind(b"PK\5\6")
    start = int.from_bytes(data[end + 16:end + 20], "little")
    at = data.rfind(b"xl/sheet.xml") - 46
    entry = bytes(data[at:at + 46 + 12])
    many = 4000
    directory = bytes(data[start:end]) + entry * many
    count = int.from_bytes(data[end + 10:end + 12], "little") + many
    tail = data[end:end + 8] + count.to_bytes(2, "little") * 2 + \
        len(directory).to_bytes(4, "little") + start.to_bytes(4, "little") + b"\0\0"
    with open(path, "wb") as file:
        file.write(bytes(data[:start]) + directory + bytes(tail))


BOMBS.update({"parts": parts, "lie": lie, "quine": quine})


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS))


def main():
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, make in BOMBS.items():
            path = os.path.join(folder, name + ".xlsx")
            make(path)
            child = subprocess.Popen([TENOR, "import", path, "--dry-run"], stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT, preexec_fn=limit)
            said = child.stdout.read().decode("utf-8", "replace")
            _, status, usage = os.wait4(child.pid, 0)
            seconds = usage.ru_utime + usage.ru_stime
            told = "[IMP-0" in said or "[FIL-0" in said
            peak = usage.ru_maxrss * 1024
            fine = status == 256 and told and seconds < SECONDS and peak < BYTES
            bad += not fine
            print(f"{name}: {os.path.getsize(path)} bytes, {seconds:.2f} s, {peak >> 20} MiB"
                  f"{'' if fine else ' WRONG: status %d: %s' % (status, said[:300])}")
            os.remove(path)
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
