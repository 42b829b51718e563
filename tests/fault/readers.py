"""What is in a file, as a reader that we did not write sees it: equal means the same result."""
import csv
import io
import json
import os
import sqlite3
import tempfile
import warnings

try:
    import openpyxl
except ImportError:
    openpyxl = None
warnings.filterwarnings("ignore", module="openpyxl")  # of drawings that are no charts


class Unreadable(Exception):
    pass


def text(data):
    return data.decode("utf-8")


def workbook(data):
    """All values, all formulas, every chart with the ranges it draws."""
    if not openpyxl:
        return data  # the same input gives the same bytes
    seen = []
    for values in (False, True):
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=values)
        for sheet in book:
            seen += [(sheet.title, c.coordinate, c.value, c.number_format)
                     for row in sheet.iter_rows() for c in row if c.value is not None]
            seen += [(sheet.title, type(chart).__name__, [
                (s.val.numRef.f if s.val else None) for s in chart.series])
                     for chart in sheet._charts]  # there is no other way to them
            seen.append((sheet.title, sheet.freeze_panes, sheet.print_title_rows,
                         sorted(sheet.column_dimensions)))
    return seen


def calendar(data):
    return text(data).replace("\r\n ", "").splitlines()


JOURNAL = "-journal"


def rolled_back(tree):
    """The tree as it is when SQLite has opened each book whose change was cut short."""
    for path in [p for p in tree if p.endswith(".db" + JOURNAL)]:
        book = path[:-len(JOURNAL)]
        if book not in tree:
            continue
        tree = dict(tree)
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "x.db")
            for name, data in ((file, tree[book][1]), (file + JOURNAL, tree.pop(path)[1])):
                with open(name, "wb") as out:
                    out.write(data)
            connection = sqlite3.connect(file)
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            connection.close()
            with open(file, "rb") as rolled:
                tree[book] = tree[book][0], rolled.read()
    return tree


def book(data):
    """All rows of all tables."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise sqlite3.DatabaseError("damaged")
    lines = list(connection.iterdump())
    connection.close()
    return lines


READERS = {".db": book, ".xlsx": workbook, ".json": json.loads, ".sarif": json.loads, ".ics": calendar,
           ".csv": lambda data: list(csv.reader(io.StringIO(text(data), newline=""), strict=True))}


def same(path, data, wanted):
    """None, or what is wrong with data where wanted should be."""
    if data == wanted:
        return None
    reader = READERS.get(os.path.splitext(path)[1], bytes)
    if reader is bytes:
        return f"{len(data)} bytes of {len(wanted)}"
    try:
        seen = reader(data)
    except Exception as error:  # pylint: disable=broad-except
        return f"no reader opens it: {type(error).__name__} {error}"[:160]
    return None if seen == reader(wanted) else "a reader sees something else"
