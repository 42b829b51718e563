"""What is in a file, as a reader that we did not write sees it: equal means the same result."""
import csv
import io
import json
import os
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


READERS = {".xlsx": workbook, ".json": json.loads, ".sarif": json.loads, ".ics": calendar,
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
