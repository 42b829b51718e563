"""A workbook for the buyer follows when a quantity is changed: LibreOffice computes it anew, and
totals and charges are those that `quote --set` says. follow.py PROGRAM; 77 without LibreOffice."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

try:
    import openpyxl
except ImportError:
    sys.exit(77)

SAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "samples")
CASES = [("instalments", "business", 7), ("acme", "pro", 1), ("tokyo", "member", 121),
         ("storage-18m", "encrypted", 299)]


def anew(path, label, quantity, folder):
    """The book with another quantity, all formulas computed by LibreOffice."""
    book = openpyxl.load_workbook(path)
    row = next(r for r in book["Prices"].iter_rows(min_row=6) if r[1].value == label)
    row[3].value = quantity
    changed = os.path.join(folder, "changed.xlsx")
    book.save(changed) # without cached values: whoever opens it computes
    out = os.path.join(folder, "anew")
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                    "--convert-to", "xlsx", "--outdir", out, changed], check=True, timeout=300,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return openpyxl.load_workbook(os.path.join(out, "changed.xlsx"), data_only=True)


def comparison(book):
    """The rows of durations: list total, net total, per month, -, savings."""
    rows = []
    for row in book["Comparison"].iter_rows(min_row=6):
        if row[0].value is None:
            return rows
        rows.append([row[i].value for i in (1, 2, 3, 5)])
    return rows


def same(row, said):
    keys = ("list_total", "net_total", "monthly_equivalent", "savings")
    return all(said[key] is None or abs(have - float(said[key])) < 1e-9
               for have, key in zip(row, keys))


def main(program):
    if not shutil.which("soffice"):
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        work = os.path.join(folder, "w")
        shutil.copytree(SAMPLES, work)
        for name, label, quantity in CASES:
            source, path = f"{name}.offer.ini", os.path.join(folder, f"{name}.xlsx")
            subprocess.run([program, "export", source, "-q", "-o", path], cwd=work,
                           stderr=subprocess.DEVNULL, check=True)
            said = json.loads(subprocess.run(
                [program, "quote", source, "--set", f"{label}={quantity}", "--compare", "--format",
                 "json", "-q"],
                cwd=work, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout)
            book = anew(path, label, quantity, folder)
            total = next(r[1].value for r in book["Summary"].iter_rows() if r[0].value == "Net total")
            paid = [r[3].value for r in book["Payments"].iter_rows(min_row=6) if r[0].value]
            wanted = [float(p["amount"]) for p in said["payments"]]
            beside, compared = comparison(book), said["compare"]
            if abs(total - float(said["net_total"])) > 1e-9 or len(paid) != len(wanted) or \
                    any(abs(a - b) > 1e-9 for a, b in zip(paid, wanted)) or \
                    len(beside) != len(compared) or \
                    not all(same(row, one) for row, one in zip(beside, compared)):
                print(name, "total", total, said["net_total"], "charges", paid, wanted, "durations",
                      beside, compared)
                failed += 1
    print(f"{len(CASES)} books changed, {failed} did not follow")
    return failed != 0


sys.exit(main(os.path.realpath(sys.argv[1])))
