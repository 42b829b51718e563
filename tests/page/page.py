"""The buyer's page as a browser would read it: usage page.py PROGRAM

Pages of the samples and of offers with hostile texts, in both languages: well-formed, no script, no
address of the network but links, no text of a file as markup, and numbers that add up.
"""
import re
import shutil
import subprocess
import sys
import tempfile
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
VOID = {"meta", "br", "img"}
HOSTILE = ["<script>alert(1)</script>", "\"onclick='x'", "</td></table><h1>x", "&lt;b&gt; &amp",
           "a\u202ez", "株式会社テスト 御中", "{total}", "--></style><b>",
           "e\u0301 \U0001f468\u200d\U0001f469"]


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.faults, self.rows, self.text, self.h1 = [], [], [], "", ""

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "iframe", "object", "form", "link", "base"):
            self.faults.append(f"<{tag}>")
        for name, value in attributes:
            if name.startswith("on"):
                self.faults.append(name)
            if name == "src" and not value.startswith("data:image/png;base64,"):
                self.faults.append(f"src {value}")
            if name == "href" and not value.startswith("https://"):
                self.faults.append(f"href {value}")
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data
        if "td" in self.open and "small" not in self.open:
            self.rows[-1][-1] += data
        if "h1" in self.open:
            self.h1 += data


def amount(text):
    found = re.fullmatch(r"(−?)([0-9,]+(?:\.[0-9]+)?) [A-Z]{3}", text)
    return Decimal(found[2].replace(",", "")) * (-1 if found[1] else 1) if found else None


def check(program, folder, offer, language, name=None):
    out = folder / "page.html"
    out.unlink(missing_ok=True)
    done = subprocess.run([program, "export", "-q", offer, "-o", out, "--language", language,
                           "--as-of", "2026-12-01"], cwd=folder, capture_output=True, text=True)
    if done.returncode or not out.exists():
        return [f"status {done.returncode}: {done.stderr[:200]}"]
    text = out.read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    faults = page.faults + [f"open {tag}" for tag in page.open]
    if re.search(r"fee|net of|手数料", page.text, re.I) and "hostile" not in offer:
        faults.append("speaks of fees")
    if re.search(r"\{[?!*a-z]", page.text.replace("{total}", "")):
        faults.append("a placeholder is left")
    if name is not None and page.h1 != name:
        faults.append(f"the name is shown as {page.h1!r}")
    faults += [f"{cell} without its thousands parted" for row in page.rows for cell in row
               if re.fullmatch(r"\d{4,}", cell.strip())]
    totals = [row for row in page.rows if row and row[0] in ("Total", "合計")]
    if len(totals) != 2 or len({row[-1] for row in totals}) != 1:
        faults.append(f"totals {totals}")
        return faults
    sums, at = [Decimal(0)], 0
    for row in page.rows:
        if row in totals:
            at += 1
            sums.append(Decimal(0))
        elif row and row[-1] and row[0] not in ("Sum of the items", "項目の合計"):
            if at == 1 and len(row) == 2:
                continue  # a usage price is no part of a total
            sums[at] += amount(row[-1]) or 0
    if sums[0] != amount(totals[0][-1]) or sums[1] != amount(totals[0][-1]):
        faults.append(f"sums {sums} beside {totals[0][-1]}")
    return faults


def main():
    program = str(Path(sys.argv[1]).resolve())
    failed = count = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in SAMPLES.glob("*.ini"):
            shutil.copy(file, folder)
        offers = [(f.name, None) for f in sorted(folder.glob("*.offer.ini"))]
        plain = (folder / "acme.offer.ini").read_text(encoding="utf-8")
        large = (folder / "storage-18m.offer.ini").read_text(encoding="utf-8")
        (folder / "large.offer.ini").write_text(large.replace("quantity = 500", "quantity = 50000"),
                                                encoding="utf-8")
        offers.append(("large.offer.ini", None))
        for i, text in enumerate(HOSTILE):
            one = re.sub(r"(?m)^(name|buyer|contact) .*", "", plain)
            name = text.replace("<", "").replace(">", "") or "x"  # the rules forbid these in a name
            one = one.replace("[offer]", f"[offer]\nname = {name}\nbuyer = {text}\ncontact = {text}"
                              "\nurl = javascript:alert(1)")
            one += "\n[payments]\ntotal = 3500.00\n"
            (folder / f"hostile{i}.offer.ini").write_text(one, encoding="utf-8")
            shown = name.replace("\u202e", "\\u{202E}")
            offers.append((f"hostile{i}.offer.ini", shown))
        for offer, shown in offers:
            for language in ("en", "ja"):
                count += 1
                for fault in check(program, folder, offer, language, shown):
                    print(f"{offer} {language}: {fault}")
                    failed += 1
    print(f"{count} pages, {failed} faults")
    return failed != 0


sys.exit(main())
