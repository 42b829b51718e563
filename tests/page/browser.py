#!/usr/bin/python3
"""The buyer's page in headless Chromium: usage browser.py PROGRAM [FOLDER for pictures]

On A4, Letter and a telephone's 390 pixels, in both languages: nothing is cut off or wider than the
page, no amount is broken, all numbers add up (read from the page alone), and text stays text.
"""
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

import chromium
import reading

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LAYOUTS = [("A4", chromium.paper_width("A4"), "print"),
           ("Letter", chromium.paper_width("Letter"), "print"), ("phone", 390, "screen")]

# What does not fit: the page, a text, a cell; and amounts that stand on two lines.
FIT = """(() => {
  const faults = [], wide = document.documentElement.clientWidth, range = document.createRange();
  if (document.documentElement.scrollWidth > wide)
    faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    range.selectNodeContents(node);
    for (const r of range.getClientRects())
      if (r.width && (r.left < -1 || r.right > wide + 1)) faults.push('outside: ' + node.data);
    for (const found of node.data.matchAll(/AMOUNT/g)) {
      range.setStart(node, found.index);
      range.setEnd(node, found.index + found[0].length);
      const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
      if (lines.size > 1) faults.push('broken: ' + found[0]);
    }
  }
  for (const e of document.querySelectorAll('tfoot'))
    if (getComputedStyle(e).display === 'table-footer-group')
      faults.push('paper would show this total on every page: ' + e.textContent);
  for (const e of document.body.querySelectorAll('*')) {
    if (e.tagName === 'IMG') continue;
    if (e.clientWidth && e.scrollWidth > e.clientWidth + 1) faults.push('too wide: ' + e.outerHTML);
    if (getComputedStyle(e).overflow !== 'visible') faults.push('may clip: ' + e.outerHTML);
  }
  return faults;
})()""".replace("AMOUNT", reading.AMOUNT.replace("\\u00a0", "\\\\u00a0").replace("\\\\", "\\"))

# The page's elements and the names of their attributes: what no text may change.
SKELETON = """(() => [...document.querySelectorAll('*')].filter(e => e.className !== 'draft').map(
  e => e.tagName + [...e.attributes].map(a => ' ' + a.name).join('')).join('\\n'))()"""

# The kinds of the big list of naughty strings: markup, script, templates, bidi, wide and combined
# signs, long words, what other programs take for commands.
NAUGHTY = ["<script>window.hit=1</script>", "\"><img src=x onerror=window.hit=1>",
           "' onmouseover='window.hit=1", "</title></style><svg onload=window.hit=1>",
           "</td></tr></table><h1>gone</h1>", "<!-- --!> -->", "]]><![CDATA[<b>x</b>",
           "&lt;b&gt;&amp;&#x3c;i&#62;&nbsp;", "javascript:window.hit=1", "{total} {?x}{{y}} {*items}",
           "${7*7} {{7*7}} <%= 7*7 %>", "%s%n%x %00 \\u003cb\\u003e", "'; DROP TABLE offers--",
           "=1+1 @SUM(A1)", "\u202egnp.exe\u202c \u2066x\u2069", "a\u200bb\u2060c\ufeffd\u00ade",
           "e\u0301\u0323 Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319a\u0321\u035b",
           "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1ef\U0001f1f5 \U0001f44d\U0001f3fd",
           "株式会社テスト「御中」～①㍿ｶﾅ", "שלום العربية 12,345.00", "W" * 60, "あ" * 60,
           "x-" * 30, "1,234,567.00" * 5, "\u2028line\u2029break", "\ufffd\ufdd0 \U000e0041"]
FIELDS = ["offer", "title", "buyer", "item", "words", "used", "po", "seller", "who", "help", "at"]
HIDDEN = re.compile("[\u034f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")

PRODUCT = """[product]
title = {title}
product_id = prod-1111111111111
category = units
purchase = any
currency = USD
durations = 12m
[dimension a]
name = {item}
description = {words}
price.12m = 1000
[dimension b]
name = {used}
description = Used
payg = 0.05
"""
OFFER = """[offer]
name = {offer}
product = p.product.ini
buyer = {buyer}
buyer_accounts = 111111111111, 222222222222
duration = 12m
expires = 2026-12-31
po = {po}
eula = https://seller.example/{link}
url = https://aws.example/{link}
replaces = agmt-{link}
discount = 10%
[item a]
quantity = 3
[renewal]
auto = yes
uplift = 3%
"""
SETTINGS = "[seller]\nname = {seller}\ncontact = {who}\nsupport = {help}\naddress = {at}\n"


def export(program, folder, offers, language):
    out = folder / "page.html"
    done = subprocess.run([program, "export", "-q", "--force", *offers, "-o", out, "--language",
                           language, "--as-of", "2026-12-01"], cwd=folder, capture_output=True)
    if done.returncode not in (0, 1) or not out.exists():
        raise RuntimeError(f"{offers}: status {done.returncode} {done.stderr.decode()[:300]}")
    text = out.read_bytes()
    out.unlink()
    return text


# ---- pages of many sizes ---------------------------------------------------------------------

WIDE = {  # currency: (price, quantity) of the items, wider and wider
    "small": ("USD", [("0.5", 1), ("12", 3)]),
    "millions": ("USD", [("1234567", 1), ("8888.888", 77), ("1000000", 3)]),
    "billions": ("USD", [("98765432.125", 11), ("0.001", 2000000000)]),
    "yen": ("JPY", [("99999999", 99), ("41500", 5)]),
}


def wide_offer(name, total="", plan="plan = monthly\nfirst = 2027-01-31\n", discount="7.5%"):
    currency, items = WIDE[name]
    product = ("[product]\ntitle = Northwind Data Platform\nproduct_id = prod-1111111111111\n"
               f"category = units\npurchase = any\ncurrency = {currency}\ndurations = 12m\n")
    offer = (f"[offer]\nname = Wide {name}\nproduct = {name}.product.ini\nbuyer = Acme KK\n"
             "buyer_accounts = 111111111111\nduration = 12m\nexpires = 2026-12-31\n"
             f"currency = {currency}\ndiscount = {discount}\nnet_terms = 45\n"
             "start = 2027-01-31\nend = 2028-01-30\n")
    for i, (price, quantity) in enumerate(items):
        product += (f"[dimension d{i}]\nname = Dimension {i} of the data\n"
                    f"description = What is kept, {i}\nprice.12m = {price}\n")
        offer += f"[item d{i}]\nquantity = {quantity}\n"
    product += "[dimension u]\nname = Hours\ndescription = Used\npayg = 0.00012345\n"
    offer += f"[payments]\n{plan}{total}[renewal]\nauto = yes\nuplift = 3%\nmax_renewals = 1\n"
    return product, offer + "decision = 60d\n"


def page_files(folder):
    for name in WIDE:
        product, offer = wide_offer(name)
        (folder / f"{name}.product.ini").write_text(product)
        (folder / f"{name}.offer.ini").write_text(offer)
    (folder / "agreed.offer.ini").write_text(wide_offer("millions", total="total = 5000000.00\n")[1])
    once = wide_offer("millions", plan="", discount="0%")[1]
    (folder / "once.offer.ini").write_text(once.replace("auto = yes\nuplift = 3%", "auto = no"))
    return [[f.name] for f in sorted(folder.glob("*.offer.ini"))] + [
        ["once.offer.ini", "millions.offer.ini", "agreed.offer.ini"],
        ["acme.offer.ini", "acme.offer.ini"]]


# ---- the seller's logo -------------------------------------------------------------------------

# It is there once, in the page itself, drawn whole and not out of shape.
LOGO = """(() => {
  const all = [...document.images], i = all[0];
  if (all.length !== 1) return [`${all.length} pictures instead of the logo`];
  const r = i.getBoundingClientRect(), faults = [];
  if (!i.src.startsWith('data:image/png;base64,')) faults.push('the logo is elsewhere: ' + i.src);
  if (!i.complete || i.naturalWidth !== WIDTH) faults.push('the logo is not read');
  if (r.width < 40 || r.left < 0 || r.right > document.documentElement.clientWidth)
    faults.push(`the logo is ${r.width} wide, from ${r.left} to ${r.right}`);
  if (Math.abs(r.width / r.height - i.naturalWidth / i.naturalHeight) > 0.05)
    faults.push(`the logo is out of shape: ${r.width} x ${r.height}`);
  return faults;
})()"""
LOGO_SIZE = (1200, 300)  # wider than a telephone


def add_logo(folder):
    """A PNG of bars in two colours, named in the settings."""
    wide, high = LOGO_SIZE
    line = b"\0" + b"".join((b"\x1b\x4f\x72", b"\xf4\xa2\x61")[x // 60 % 2] for x in range(wide))
    png = b"\x89PNG\r\n\x1a\n"
    for kind, data in ((b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
                       (b"IDAT", zlib.compress(line * high)), (b"IEND", b"")):
        png += (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    (folder / "logo.png").write_bytes(png)
    settings = folder / "tenor.ini"
    settings.write_text(settings.read_text().replace("[seller]", "[seller]\nlogo = logo.png", 1))


# ---- text that stays text ----------------------------------------------------------------------

def naughty_files(folder, text):
    """All fields hold the text, each with its own end, so that none is taken for another."""
    values = {name: f"{text} {name}." for name in FIELDS}
    values["link"] = re.sub(r"\s", "", text) if text else ""
    for name, words in (("p.product.ini", PRODUCT), ("o.offer.ini", OFFER), ("tenor.ini", SETTINGS)):
        (folder / name).write_text(re.sub(r"\{(\w+)\}", lambda m: values[m[1]], words),
                                   encoding="utf-8")


def stays_text(browser, text, plain):
    faults = list(browser.requests)
    if browser.ask("window.hit"):
        faults.append("a script ran")
    if browser.ask(SKELETON) != plain:
        faults.append("the page's elements are others")
    shown = browser.ask("document.body.textContent")
    hidden = HIDDEN.search(shown)
    if hidden:
        faults.append(f"U+{ord(hidden[0]):04X} is hidden in the page")
    if not HIDDEN.search(text) and text.isprintable():
        faults += [f"'{name}' is not shown as it is" for name in FIELDS
                   if f"{text} {name}." not in shown]
    return faults


def printed(browser, paper):
    """The PDF's pages have the paper's size, in points, to Chromium's whole pixels."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([0-9.]+) ([0-9.]+)\]", browser.print(paper))
    wanted = [side * 72 for side in chromium.PAPERS[paper]]
    return [] if boxes and all(abs(float(side) - want) < 1 for box in boxes
                               for side, want in zip(box, wanted)) else [f"pages of {boxes}"]


def main():
    program = str(Path(sys.argv[1]).resolve())
    pictures = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if not chromium.PROGRAM:
        print("no chromium here")
        return 77
    count = failed = 0
    with tempfile.TemporaryDirectory() as name, chromium.Chromium() as browser:
        folder = Path(name)
        page = folder / "open.html"

        def each_layout(where, html, judge, layouts=LAYOUTS, prints=False):
            nonlocal count, failed
            page.write_bytes(html)
            for paper, width, media in layouts:
                count += 1
                browser.open(page, width, media=media)
                faults = browser.ask(FIT) + judge()
                faults += printed(browser, paper) if prints and media == "print" else []
                for fault in dict.fromkeys(faults):
                    print(f"{where} {paper}: {fault}"[:400])
                failed += len(faults)
                if pictures:
                    browser.picture(pictures / f"{where} {paper}.png".replace(" ", "-"))

        shutil.copytree(SAMPLES, folder / "s")
        add_logo(folder / "s")
        offers = page_files(folder / "s")
        for language in ("en", "ja"):
            for files in offers:
                judge = reading.judge_offers if len(files) > 1 else reading.judge
                each_layout(f"{language} {files[0]}{len(files)}",
                            export(program, folder / "s", files, language),
                            lambda judge=judge: judge(browser.ask(reading.READ)) + browser.ask(
                                LOGO.replace("WIDTH", str(LOGO_SIZE[0]))),
                            prints=language == "en")
            naughty = folder / "n"
            naughty.mkdir(exist_ok=True)
            naughty_files(naughty, "")
            page.write_bytes(export(program, naughty, ["o.offer.ini"], language))
            browser.open(page, 390)
            plain = browser.ask(SKELETON)
            for at, text in enumerate(NAUGHTY):
                naughty_files(naughty, text)
                each_layout(f"{language} naughty{at}",
                            export(program, naughty, ["o.offer.ini"], language),
                            lambda text=text: stays_text(browser, text, plain),
                            layouts=LAYOUTS[::2])
    print(f"{count} pages, {failed} faults")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
