"""One price list in the dresses that other programs give it makes one product, byte for byte.

usage: dresses.py TENOR [DIR]   (DIR: keep the files there)

LibreOffice, python3-openpyxl and Perl's Excel::Writer::XLSX write the workbooks; LibreOffice writes
the CSVs, from those, in its separators and encodings; recorded/ holds the XML of others.
A dress is a file and the options it needs. status 77: a program is missing.
"""
import datetime
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))

try:
    import openpyxl
except ImportError:
    sys.exit(77)

TENOR = os.path.abspath(sys.argv[1])
HEAD = ["API name", "Display name", "Description", "Monthly price", "12 months", "PAYG"]
LIST = [["basic", "Basic", "Ten hosts monitored", 99.95, 1099.5, 0.08],
        ["pro", "Pro", "A hundred hosts, monitored", 1234.5, 13579, 0.05],
        ["ent", "Enterprise", "A thousand hosts", 12500, 137500.25, 0.0125]]
WANTED = """[product]
title      = Logs
category   = hosts
purchase   = any
currency   = %s
durations  = 1m, 12m

[dimension basic]
name        = Basic
description = Ten hosts monitored
price.1m    = 99.95
price.12m   = 1099.5
payg        = 0.08

[dimension pro]
name        = Pro
description = A hundred hosts, monitored
price.1m    = 1234.5
price.12m   = 13579
payg        = 0.05

[dimension ent]
name        = Enterprise
description = A thousand hosts
price.1m    = 12500
price.12m   = 137500.25
payg        = 0.0125
"""


def grouped(value, places, thousands, decimal):
    """1234.5, 2 -> "1.234,50" """
    whole, _, part = f"{value:.{places}f}".partition(".")
    groups = []
    while len(whole) > 3:
        whole, last = whole[:-3], whole[-3:]
        groups.insert(0, last)
    text = thousands.join([whole] + groups)
    return text + decimal + part if places else text


def as_text(form):
    """The list with its prices as texts; form(value, places)."""
    return [row[:3] + [form(row[3], 2), form(row[4], 2), form(row[5], 4)] for row in LIST]


FORMS = {
    "us": lambda v, p: grouped(v, p, ",", "."),
    "us-dollar": lambda v, p: "$" + grouped(v, p, ",", "."),
    "usd-code": lambda v, p: "USD " + grouped(v, p, ",", "."),
    "german": lambda v, p: grouped(v, p, ".", ","),
    "german-euro": lambda v, p: grouped(v, p, ".", ",") + " €",
    "french": lambda v, p: grouped(v, p, "\u202f", ","),
    "french-euro": lambda v, p: grouped(v, p, "\xa0", ",") + "\xa0€",
    "swiss": lambda v, p: grouped(v, p, "'", "."),
    "swiss-curly": lambda v, p: grouped(v, p, "\u2019", "."),
    "wide": lambda v, p: "".join(chr(ord(c) + 0xfee0) for c in grouped(v, p, ",", ".")),
    "plain": lambda v, p: f"{v:.{p}f}",
}
HEADS = {
    "keys-case": ["Key", "NAME", "Description", "Price_1m", "Price 12m", "Payg"],
    "aws": ["DimensionKey", "Name", "Description", "P1M", "P12M", "Overage"],
    "form": ["Contracts Dimension API Name", "Contracts Dimension Display Name",
             "Contracts Dimension Description", "Contracts Dimension 1-Month Rate",
             "Contracts Dimension 12-Month Rate", "Pay-as-you-go"],
    "years": ["API identifier", "Display name", "Description", "Price (1 month)",
              "Price (1 year)", "Usage price"],
    "japanese": ["API名", "表示名", "説明", "価格（1か月）", "価格（１２ヶ月）", "従量課金"],
    "japanese-2": ["API識別子", "名称", "概要", "月額", "年額", "超過料金"],
    "german": ["API-Name", "Anzeigename", "Beschreibung", "Monatspreis", "Preis (12 Monate)",
               "Nutzungspreis"],
    "french": ["Nom d'API", "Nom affiché", "Description", "Prix mensuel", "Prix 12 mois",
               "Prix à l'usage"],
    "currency": ["API name", "Display name", "Description", "Monthly price (USD)",
                 "12 months in USD", "PAYG"],
}


class Dresses:
    def __init__(self, folder):
        self.folder, self.all, self.csvs = folder, [], []

    def add(self, name, *options, currency="USD"):
        self.all.append((name, options, currency))
        return os.path.join(self.folder, name)


def save(dresses, name, rows, *options, change=None, currency="USD"):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if change:
        change(book, sheet)
    book.save(dresses.add(name, *options, currency=currency))


def workbooks(d):
    """python3-openpyxl: heads, texts, number formats, and what surrounds a list."""
    save(d, "numbers.xlsx", [HEAD] + LIST)
    for name, head in HEADS.items():
        save(d, f"head-{name}.xlsx", [head] + LIST)
    for name, form in FORMS.items():
        currency = "EUR" if "euro" in name else "USD"
        save(d, f"text-{name}.xlsx", [HEAD] + as_text(form), currency=currency)

    def formats(*codes):
        def change(_, sheet):
            for row in sheet.iter_rows(min_row=2, min_col=4):
                for cell, code in zip(row, codes):
                    cell.number_format = code
        return change
    save(d, "format-dollar.xlsx", [HEAD] + LIST, change=formats(*["[$$-409]#,##0.00"] * 3))
    save(d, "format-quoted.xlsx", [HEAD] + LIST, change=formats(*['"$"#,##0.00'] * 3))
    save(d, "format-account.xlsx", [HEAD] + LIST,
         change=formats(*['_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)'] * 3))
    save(d, "format-euro.xlsx", [HEAD] + LIST, change=formats(*["#,##0.00 [$€-407]"] * 3),
         currency="EUR")
    save(d, "format-code.xlsx", [HEAD] + LIST, change=formats(*['[$USD] #,##0.00'] * 3))
    save(d, "format-whole.xlsx", [HEAD] + LIST, change=formats(*["0;[Red]-0"] * 3))

    blank = [None] * 6
    save(d, "titles.xlsx", [["Price list 2027"], ["valid from", datetime.date(2027, 1, 1)], blank,
                            HEAD] + LIST)
    save(d, "total.xlsx", [HEAD] + LIST + [blank, ["Total", None, None, 13834.45, 152178.75]])
    save(d, "total-name.xlsx", [HEAD] + LIST + [[None, "Summe:", None, 13834.45, 152178.75]])
    save(d, "total-japanese.xlsx", [HEAD] + LIST + [["合計", None, None, 13834.45, 152178.75]])
    save(d, "footnote.xlsx", [HEAD] + LIST + [blank, ["* All prices exclude taxes"]])
    save(d, "columns.xlsx", [[None] + r[:3] + [None] + r[3:] for r in [HEAD] + LIST])
    save(d, "order.xlsx", [[r[4], r[1], r[5], r[0], r[3], r[2]] for r in [HEAD] + LIST])
    save(d, "comment.xlsx", [HEAD + ["Comment"]] + [r + ["as agreed"] for r in LIST])
    save(d, "gaps.xlsx", [HEAD, LIST[0], blank, LIST[1], blank, LIST[2]])
    save(d, "again.xlsx", [HEAD, LIST[0], HEAD, LIST[1], LIST[2]])
    save(d, "blanks.xlsx", [[f" {c}\u3000" for c in HEAD]] +
         [[f"  {r[0]}\xa0", r[1] + " ", "\n" + r[2]] + r[3:] for r in LIST])
    save(d, "broken-head.xlsx", [["API\nname", "Display\nname", "Description", "Monthly\nprice",
                                  "12\nmonths", "PAYG"]] + LIST)
    save(d, "none.xlsx", [HEAD + ["24 months", "36 months"]] + [r + ["n/a", "-"] for r in LIST])
    save(d, "float.xlsx", [HEAD] + [r[:3] + [r[3] * 3 / 3, r[4] + 1e-12, 0.1 + r[5] - 0.1]
                                          for r in LIST])

    def cover(book, _):
        book.create_sheet("Cover", 0).append(["Price list of 2027"])
        book.create_sheet("Old").sheet_state = "hidden"
    save(d, "sheets.xlsx", [HEAD] + LIST, change=cover)

    def second(book, sheet):
        other = book.create_sheet("Other", 0)
        for row in [HEAD] + [[r[0] + "x"] + r[1:] for r in LIST]:
            other.append(row)
        sheet.title = "Prices"
    save(d, "sheet-named.xlsx", [HEAD] + LIST, "--sheet", "Prices", change=second)

    def hidden(_, sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["E"].hidden = True
    save(d, "hidden.xlsx", [HEAD] + LIST, change=hidden)

    def merged_title(_, sheet):
        sheet.merge_cells("A1:F1")
    save(d, "merged-title.xlsx", [["Price list"]] + [HEAD] + LIST, change=merged_title)

    def two_rows(_, sheet):
        for column in "ABCF":
            sheet.merge_cells(f"{column}1:{column}2")
        sheet.merge_cells("D1:E1")
    save(d, "two-rows.xlsx", [HEAD[:3] + ["Prices", None, "PAYG"],
                              [None, None, None, "1 month", "12 months", None]] + LIST,
         change=two_rows)
    save(d, "mapped.xlsx", [["Code"] + HEAD[1:4] + ["Price", "PAYG"]] + LIST,
         "--map", "Code=key", "--map", "Price=price_12m")
    save(d, "currency-column.xlsx", [HEAD + ["Currency"]] + [r + ["USD"] for r in LIST])


PERL = r'''
use strict; use warnings; use utf8; use Excel::Writer::XLSX;
my ($folder) = @ARGV;
my @head = ("API name", "Display name", "Description", "Monthly price", "12 months", "PAYG");
my @list = (["basic", "Basic", "Ten hosts monitored", 99.95, 1099.5, 0.08],
            ["pro", "Pro", "A hundred hosts, monitored", 1234.5, 13579, 0.05],
            ["ent", "Enterprise", "A thousand hosts", 12500, 137500.25, 0.0125]);
sub book {
    my ($name, $top, $format, $how, $memory) = @_;
    my $book = Excel::Writer::XLSX->new("$folder/$name");
    $book->set_optimization() if $memory;
    my $sheet = $book->add_worksheet("Preise");
    my $bold = $book->add_format(bold => 1);
    my $money = $format ? $book->add_format(num_format => $format) : undef;
    $sheet->write_row($top, 0, \@head, $bold);
    for my $i (0 .. 2) {
        for my $k (0 .. 5) {
            my $value = $list[$i][$k];
            if ($k < 3) { $sheet->write_string($top + 1 + $i, $k, $value); }
            elsif ($how eq "formula") {
                $sheet->write_formula($top + 1 + $i, $k, "=$value*1", $money, $value);
            } elsif ($how eq "string") { $sheet->write_string($top + 1 + $i, $k, "$value"); }
            else { $sheet->write_number($top + 1 + $i, $k, $value, $money); }
        }
    }
    return ($book, $sheet);
}
for (["perl-plain.xlsx", 0, undef, "number", 0], ["perl-low.xlsx", 4, undef, "number", 0],
     ["perl-dollar.xlsx", 0, '$#,##0.00', "number", 0],
     ["perl-builtin.xlsx", 0, 8, "number", 0],
     ["perl-formula.xlsx", 0, undef, "formula", 0], ["perl-text.xlsx", 0, undef, "string", 0],
     ["perl-memory.xlsx", 0, undef, "number", 1]) {
    my ($book, $sheet) = book(@$_);
    $book->close();
}
my ($book, $sheet) = book("perl-rich.xlsx", 0, undef, "number", 0);
my ($red, $bold) = ($book->add_format(color => "red"), $book->add_format(bold => 1));
$sheet->write_rich_string("B3", $red, "P", $bold, "ro");
$sheet->autofilter("A1:F4"); $sheet->freeze_panes(1, 0); $sheet->set_column("A:F", 20);
$sheet->write_comment("A2", "the smallest");
$book->close();
($book, $sheet) = book("perl-chart.xlsx", 0, undef, "number", 0);
my $chart = $book->add_chart(type => "column", embedded => 1);
$chart->add_series(values => "=Preise!\$D\$2:\$D\$4");
$sheet->insert_chart("H2", $chart);
$book->close();
'''


def perl(d):
    script = os.path.join(d.folder, "write.pl")
    with open(script, "w", encoding="utf-8") as out:
        out.write(PERL)
    if subprocess.run(["perl", script, d.folder], check=False).returncode:
        sys.exit(77)
    for name in sorted(n for n in os.listdir(d.folder) if n.startswith("perl-")):
        d.add(name)


def office(d):
    """LibreOffice: workbooks saved again, and CSVs: separator, quote, encoding, as shown or not."""
    env = dict(os.environ, HOME=d.folder, LC_ALL="C.UTF-8")

    def convert(to, names, prefix, suffix):
        with tempfile.TemporaryDirectory() as out:
            subprocess.run(["soffice", "--headless", "--convert-to", to, "--outdir", out] +
                           [os.path.join(d.folder, n) for n in names], env=env, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for name in names:
                stem = name.rsplit(".", 1)[0]
                made = os.path.join(out, stem + "." + suffix)
                shutil.move(made, os.path.join(d.folder, f"{prefix}-{stem}.{suffix}"))

    again = ["numbers.xlsx", "format-dollar.xlsx", "format-euro.xlsx", "titles.xlsx", "total.xlsx",
             "perl-formula.xlsx", "hidden.xlsx", "two-rows.xlsx", "head-japanese.xlsx",
             "text-german.xlsx"]
    currencies = {name: currency for name, _, currency in d.all}
    convert("xlsx:Calc MS Excel 2007 XML", again, "office", "xlsx")
    for name in again:
        d.add("office-" + name, currency=currencies[name])
    dresses = [  # separator, encoding of LibreOffice, as shown, the files, options
        ("comma", "44,34,76,1,,0,false,true,false", ["format-dollar.xlsx", "text-us.xlsx",
                                                     "total.xlsx", "titles.xlsx"], []),
        ("semicolon", "59,34,76,1,,0,false,true,false", ["text-german.xlsx", "text-german-euro.xlsx",
                                                         "head-german.xlsx"], []),
        ("tab", "9,34,76,1,,0,false,true,false", ["text-french.xlsx", "head-french.xlsx",
                                                  "text-swiss.xlsx"], []),
        ("quoted", "44,34,76,1,,0,true,true,false", ["numbers.xlsx", "text-wide.xlsx"], []),
        ("raw", "44,34,76,1,,0,false,false,false", ["format-dollar.xlsx"], []),
        ("cp932", "44,34,64,1,,0,false,true,false", ["head-japanese.xlsx", "head-japanese-2.xlsx"],
         ["--encoding", "cp932"]),
        ("western", "59,34,1,1,,0,false,true,false", ["text-german-euro.xlsx", "head-german.xlsx",
                                                      "text-french-euro.xlsx"],
         ["--encoding", "windows-1252"]),
        ("utf16", "9,34,65535,1,,0,false,true,false", ["head-japanese.xlsx", "text-german.xlsx"],
         []),
    ]
    for prefix, tokens, names, options in dresses:
        convert(f"csv:Text - txt - csv (StarCalc):{tokens}", names, prefix, "csv")
        for name in names:
            d.add(f"{prefix}-{name[:-5]}.csv", *options, currency=currencies[name])


def recorded(d):
    """The XML of writers that no package holds, as they were recorded: a folder is a workbook."""
    root = os.path.join(HERE, "recorded")
    for name in sorted(os.listdir(root)):
        with zipfile.ZipFile(d.add(f"recorded-{name}.xlsx"), "w", zipfile.ZIP_DEFLATED) as book:
            for folder, _, files in os.walk(os.path.join(root, name)):
                for file in sorted(files):
                    path = os.path.join(folder, file)
                    book.write(path, os.path.relpath(path, os.path.join(root, name)))


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folder = sys.argv[2] if len(sys.argv) > 2 else scratch
        os.makedirs(folder, exist_ok=True)
        d = Dresses(folder)
        if not shutil.which("soffice"):
            sys.exit(77)
        workbooks(d)
        perl(d)
        recorded(d)
        office(d)
        bad = 0
        for name, options, currency in d.all:
            says = [] if currency == "EUR" else ["--currency", currency]
            got = subprocess.run([TENOR, "import", name, "-o", "-", "--title", "Logs", "--category",
                                  "hosts", "--purchase", "any", *says, *options], cwd=folder,
                                 capture_output=True, text=True, check=False)
            if got.returncode or got.stdout != WANTED % currency:
                bad += 1
                print(f"{name}: status {got.returncode}")
                print(got.stderr if got.returncode else got.stdout)
        print(f"{len(d.all)} dresses, {bad} of them another product")
        sys.exit(bool(bad))


if __name__ == "__main__":
    main()
