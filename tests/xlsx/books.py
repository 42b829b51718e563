#!/usr/bin/python3
"""Workbooks of the samples in the eyes of programs we did not write.

books.py PROGRAM          openpyxl: formulas ours only, types, checks, buyer's secrets, same totals
books.py PROGRAM --office LibreOffice: everything computed anew is what the file says, no errors
"""
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

try:
    import openpyxl
except ImportError:
    sys.exit(77)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
OFFERS = ["acme", "instalments", "round-total", "storage-18m", "tokyo", "future"]
PAYLOADS = ['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")',
            '_x0041_', '＝1', 'a & b < c > "d"', 'caf\u00e9 \u6771\u4eac']
failures = []


def check(truth, *words):
    if not truth:
        failures.append(" ".join(map(str, words)))


def run(program, *args, cwd, env=None, status=(0, 1)):
    done = subprocess.run([program, *args], cwd=cwd, capture_output=True,
                          env={**os.environ, **(env or {})})
    check(done.returncode in status, args, "status", done.returncode, done.stderr.decode()[:300])
    return done


def cells(book):
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield sheet.title, cell


def export(program, folder, source, name, *more, **how):
    path = os.path.join(folder, name)
    run(program, "export", source, "-q", "--force", "-o", path, *more, cwd=folder, **how)
    return path


def master(values, path):
    check(values["Summary"]["A3"].value == "ALL CHECKS OK", path, "master check:",
          values["Summary"]["A3"].value)


def paper(book, path):
    """What a buyer gets is no tool of ours: no checks, no colours of inputs, who made it below."""
    for sheet, cell in cells(book):
        check(not str(cell.value).startswith("ALL CHECKS") and "portal" not in str(cell.value) and
              cell.fill.fgColor.rgb != "FFFFFBE6" and
              (cell.font.color is None or cell.font.color.rgb not in ("FF1F4EBD", "FF1E6B34")),
              path, sheet, cell.coordinate, cell.value)
    for sheet in book:
        check(re.fullmatch(r".*Northwind Software, revision [0-9a-f]{8}, 2026-12-01",
                           sheet.oddFooter.left.text or ""), path, sheet.oddFooter.left.text)


def values_of(path):
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    formulas = 0
    for sheet, cell in cells(book):
        if cell.data_type == "f":
            formulas += 1
            known = values[sheet][cell.coordinate].value
            check(known is not None and not str(known).startswith("#"), path, sheet,
                  cell.coordinate, cell.value, "has no value")
    return book, values, formulas


def by_label(sheet, label):
    return next((r[1].value for r in sheet.iter_rows(min_col=1, max_col=2) if r[0].value == label),
                None)


def offers(program, folder):
    for name in OFFERS:
        source = f"{name}.offer.ini"
        for reader in ("buyer", "internal"):
            path = export(program, folder, source, f"{name}-{reader}.xlsx", "--for", reader)
            book, values, formulas = values_of(path)
            check(formulas >= 20, path, formulas, "formulas")
            sheets = ["Summary", "Prices", "Payments", "Comparison", "Terms"]
            if reader == "internal":
                master(values, path)
                sheets += ["Fees", "Checks"]
            else:
                paper(book, path)
            check(book.sheetnames == sheets, path, book.sheetnames)
            said = json.loads(run(program, "quote", source, "--format", "json", "-q",
                                  cwd=folder).stdout)
            total = by_label(values["Summary"], "Net total")
            check(abs(total - float(said["net_total"])) < 1e-9, path, total, said["net_total"])
            paid = sum(float(p["amount"]) for p in said["payments"])
            check(abs(paid - total) < 0.005, path, "payments", paid, total)


def contract(program, folder):
    usage = ("--usage", "acme.usage.csv")
    path = export(program, folder, "acme.contract.ini", "contract.xlsx", *usage)
    book, values, formulas = values_of(path)
    check(formulas >= 80, path, formulas, "formulas")
    master(values, path)
    check(book.sheetnames == ["Summary", "Invoices", "Lines", "Usage", "Credits", "Renewals",
                              "Assumptions", "Checks"], book.sheetnames)
    rows = list(csv.DictReader(io.StringIO(run(
        program, "invoice", "acme.contract.ini", *usage, "--format", "csv", "-q",
        cwd=folder).stdout.decode())))
    said = json.loads(run(program, "invoice", "acme.contract.ini", *usage, "--format", "json", "-q",
                          cwd=folder).stdout)
    total = by_label(values["Summary"], "Total")
    check(abs(sum(float(r["amount"]) for r in rows) - total) < 0.005, "CSV and workbook", total)
    check(abs(float(said["total"]) - total) < 1e-9, "JSON and workbook", total, said["total"])
    lines = values["Lines"]
    check(lines.max_row - 5 == len(rows), "lines", lines.max_row, len(rows))
    for row, line in zip(lines.iter_rows(min_row=6, values_only=True), rows):
        check(abs(row[13] - float(line["amount"])) < 1e-9, "line", row, line)
        check((row[9] or 0) == int(line["quantity"] or 0), "quantity", row, line)
    # 279 of 365 days of 1,000.00 are given back: hand arithmetic
    credit = next(r for r in values["Credits"].iter_rows(min_row=6, values_only=True)
                  if r[2] == "upgrade-credit")
    check(credit[6:8] == (279, 365) and credit[11] == -764.38, "credit", credit)
    fmt = book["Credits"]["L6"].number_format
    check("[Red]" in fmt and "(" in fmt, "credits are not red in parentheses:", fmt)
    check(len(book.defined_names.definedName) >= 8, "names")
    check(book["Lines"].freeze_panes == "A6" and book["Lines"].print_title_rows in ("1:5", "$1:$5"), "panes")


def ledgers(program, folder):
    """Workbooks of a whole folder; each is also computed anew by office()."""
    paths = []
    for command in (["invoice", "--until", "2027-12-31"],
                    ["metrics", "--as-of", "2026-12-01", "--explain"]):
        paths.append(os.path.join(folder, command[0] + ".xlsx"))
        run(program, command[0], "acme.contract.ini", "billed.contract.ini", "-q", "--force", "-o",
            paths[-1], *command[1:], cwd=folder)
    return paths


def register(program, folder):
    path, figures = ledgers(program, folder)
    book, values, formulas = values_of(path)
    check(book.sheetnames == ["Invoices", "Totals", "Checks"], book.sheetnames)
    check(formulas >= 60, path, formulas, "formulas")
    check(values["Invoices"]["A3"].value == "ALL CHECKS OK", path, values["Invoices"]["A3"].value)
    documents = sum(row[9] for row in values["Invoices"].iter_rows(min_row=6, values_only=True))
    total = [row for row in values["Totals"].iter_rows(min_row=6, values_only=True)][-1]
    check(total[0] == "total" and abs(total[5] - documents) < 0.005, total, documents)


    book, values, formulas = values_of(figures)
    check(book.sheetnames == ["Totals", "Renewals due", "Contracts", "Checks"], book.sheetnames)
    check(values["Totals"]["A3"].value == "ALL CHECKS OK", figures, values["Totals"]["A3"].value)


def secrets(program, folder):
    """What is internal is in no part of the buyer's file, metadata included."""
    words = ["SECRETNOTE", "Seller's net", "Listing fee", "seller_net", "3,492", "SECRETPRICE"]
    text = open(os.path.join(folder, "acme.offer.ini")).read()
    text = re.sub(r"description *=.*", "description = SECRETNOTE for us", text)
    open(os.path.join(folder, "secret.offer.ini"), "w").write(text)
    parts = {}
    for reader in ("buyer", "internal"):
        path = export(program, folder, "secret.offer.ini", f"secret-{reader}.xlsx", "--for", reader)
        with zipfile.ZipFile(path) as z:
            parts[reader] = "".join(z.read(n).decode("utf-8", "replace") for n in z.namelist())
    for word in words:
        check(word not in parts["buyer"], "the buyer's workbook holds", word)
    check("SECRETNOTE" in parts["internal"] and "Listing fee" in parts["internal"], "internal lacks")


def payloads(program, folder):
    text = open(os.path.join(folder, "acme.offer.ini")).read()
    for number, payload in enumerate(PAYLOADS):
        changed = re.sub(r"(?m)^name *=.*", lambda _: "name = " + payload, text)
        changed = re.sub(r"(?m)^buyer  .*", lambda _: "buyer = " + payload, changed)
        with open(os.path.join(folder, "p.offer.ini"), "w", encoding="utf-8") as f:
            f.write(changed)
        path = export(program, folder, "p.offer.ini", "p.xlsx")
        book = openpyxl.load_workbook(path)
        cell = book["Summary"]["A1"]
        check(cell.data_type != "f" or not payload, payload, "became a formula")
        shown = str(cell.value).replace("_x005F_", "_")
        check(shown == payload, number, repr(payload), "became", repr(cell.value))
        with zipfile.ZipFile(path) as z:
            for part in z.namelist():
                for formula in re.findall(r"<f>(.*?)</f>", z.read(part).decode()):
                    check("cmd" not in formula and "HYPERLINK" not in formula, formula)


def same_bytes(program, folder):
    seen = set()
    for env, mask in (({"LC_ALL": "C", "TZ": "UTC"}, 0o022), ({"LC_ALL": "de_DE.UTF-8",
                      "LANG": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}, 0o077), ({"TZ": "EST5"}, 0)):
        old = os.umask(mask)
        path = export(program, folder, "acme.offer.ini", "same.xlsx", env=env)
        os.umask(old)
        seen.add(hashlib.sha256(open(path, "rb").read()).hexdigest())
        os.umask(mask := os.umask(0))
        check(os.stat(path).st_mode & 0o777 == 0o666 & ~mask, "mode", oct(os.stat(path).st_mode))
    check(len(seen) == 1, "equal input gave", len(seen), "different files")


def bars(program, folder):
    """360 and 300 must not look like 90 and 30: an axis of bars begins at 0."""
    path = export(program, folder, "instalments.offer.ini", "bars.xlsx", "--for", "internal")
    charts = 0
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            text = book.read(name).decode() if name.startswith("xl/charts/chart") else ""
            if "<c:barChart>" in text:
                charts += 1
                check('<c:min val="0"/>' in text, name, "does not begin at 0")
    check(charts >= 2, charts, "charts of bars")


def widths(program, folder):
    """A heading of one word stands on one line: bold and indented, it takes two more."""
    path = ledgers(program, folder)[0]
    sheet = openpyxl.load_workbook(path)["Totals"]
    for cell in sheet[5]:
        letter = cell.column_letter
        if cell.value and " " not in cell.value and cell.alignment.horizontal == "right":
            check(sheet.column_dimensions[letter].width >= len(cell.value) + 3, cell.value,
                  sheet.column_dimensions[letter].width)


def drafts(program, folder):
    text = open(os.path.join(folder, "acme.offer.ini")).read()
    with open(os.path.join(folder, "d.offer.ini"), "w") as f:
        f.write(re.sub(r"net_terms *= *30", "net_terms = 31", text))
    path = os.path.join(folder, "d.xlsx")
    run(program, "export", "d.offer.ini", "-q", "--force", "-o", path, cwd=folder, status=(1,))
    book = openpyxl.load_workbook(path)
    check("DRAFT" in str(book["Summary"]["A4"].value), "a broken offer is not marked DRAFT")
    check(book.properties.title, "no title")


def office(program, folder):
    """openpyxl drops the values, so LibreOffice must compute every formula itself."""
    if not shutil.which("soffice"):
        sys.exit(77)
    paths = [export(program, folder, f"{n}.offer.ini", f"{n}.xlsx", "--for", "internal")
             for n in OFFERS]
    paths.append(export(program, folder, "acme.contract.ini", "contract.xlsx", "--usage",
                        "acme.usage.csv", "--for", "internal"))
    paths += ledgers(program, folder)
    os.mkdir(os.path.join(folder, "bare"))
    for path in paths:
        openpyxl.load_workbook(path).save(os.path.join(folder, "bare", os.path.basename(path)))
    for way, source in (("anew", "bare"), ("asis", ".")):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir",
                        os.path.join(folder, way)] +
                       [os.path.join(folder, source, os.path.basename(p)) for p in paths],
                       capture_output=True, check=True)
        for path in paths:
            ours = openpyxl.load_workbook(path, data_only=True)
            theirs = openpyxl.load_workbook(os.path.join(folder, way, os.path.basename(path)),
                                            data_only=True)
            for sheet, cell in cells(ours):
                a, b = cell.value, theirs[sheet][cell.coordinate].value
                number = isinstance(a, (int, float)) and isinstance(b, (int, float))
                check(a == b or number and abs(a - b) < 1e-9 * max(1, abs(a)), way, path, sheet,
                      cell.coordinate, "ours", a, "LibreOffice", b)


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "w")
        shutil.copytree(os.path.join(ROOT, "samples"), folder)
        tests = [office] if "--office" in sys.argv else [offers, contract, register, secrets, payloads, bars, widths,
                                                         same_bytes, drafts]
        for test in tests:
            test(program, folder)
    for failure in failures[:40]:
        print(failure)
    print(f"{len(failures)} failures")
    sys.exit(bool(failures))


main()
