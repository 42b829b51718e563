"""Checks of JSON values by shape: tables of keys, kinds, patterns, lengths, lists of allowed words.

A check is called with (value, path, add) and calls add(path, what is wrong) for each fault.
"""
import datetime as dt
import re


def kind_of(value):
    return {dict: "an object", list: "a list", str: "a string", bool: "a boolean", int: "a number",
            float: "a number with a fraction", type(None): "null"}[type(value)]


def text(pattern=r"", low=1, high=None, what="well-formed"):
    """A string whose beginning matches the pattern, of so many code points."""
    matcher = re.compile(pattern)

    def check(value, path, add):
        if not isinstance(value, str):
            add(path, "a string is expected, not " + kind_of(value))
        elif len(value) < low:
            add(path, "shorter than %d" % low)
        elif high is not None and len(value) > high:
            add(path, "longer than %d" % high)
        elif not matcher.match(value):
            add(path, "'%s' is not %s" % (value, what))
    return check


def one_of(*words):
    def check(value, path, add):
        if value not in words:
            add(path, "%r is none of %s" % (value, ", ".join(words)))
    return check


def integer(low, high):
    def check(value, path, add):
        if isinstance(value, bool) or not isinstance(value, int):
            add(path, "a whole number is expected, not " + kind_of(value))
        elif not low <= value <= high:
            add(path, "%d is not in %d..%d" % (value, low, high))
    return check


def boolean(value, path, add):
    if not isinstance(value, bool):
        add(path, "true or false is expected, not " + kind_of(value))


def date(value, path, add):
    """YYYY-MM-DD, and a day of the calendar."""
    try:
        if not re.fullmatch(r"[1-9]\d{3}-\d\d-\d\d", value):
            raise ValueError
        dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        add(path, "%r is not a date YYYY-MM-DD" % (value,))


def list_of(check, low, high, distinct=False):
    def check_list(value, path, add):
        if not isinstance(value, list):
            add(path, "a list is expected, not " + kind_of(value))
            return
        if not low <= len(value) <= high:
            add(path, "%d elements, not %d..%d" % (len(value), low, high))
        for i, element in enumerate(value):
            here = "%s[%d]" % (path, i)
            check(element, here, add)
            if distinct and element in value[:i]:
                add(here, "%r stands here twice" % (element,))
    return check_list


def fields(required, optional=None, some=False):
    """An object with these keys and no others; `some`: at least one of them."""
    known = {**required, **(optional or {})}

    def check(value, path, add):
        if not isinstance(value, dict):
            add(path, "an object is expected, not " + kind_of(value))
            return
        for key in required:
            if key not in value:
                add("%s.%s" % (path, key), "is missing")
        for key, member in value.items():
            here = "%s.%s" % (path, key)
            if key in known:
                known[key](member, here, add)
            else:
                add(here, "no such key")
        if some and not value:
            add(path, "is empty")
    return check


def by_type(table):
    """An object whose "Type" tells which of the checks holds."""
    def check(value, path, add):
        name = value.get("Type") if isinstance(value, dict) else None
        if not isinstance(name, str) or name not in table:
            add(path + ".Type", "%r is none of %s" % (name, ", ".join(table)))
        else:
            table[name](value, path, add)
    return check


EMPTY = fields({})
