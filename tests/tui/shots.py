"""Draws what `tmux capture-pane -e -p` printed (standard input) as a PNG: shots.py OUT.png COLUMNS ROWS."""

import re
import sys
import unicodedata

from PIL import Image, ImageDraw, ImageFont

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono%s.ttf"
FAR_EAST = "/usr/share/fonts/truetype/vlgothic/VL-Gothic-Regular.ttf"
SIZE, WIDE, HIGH = 15, 9, 19
PAPER, INK = (253, 253, 251), (40, 44, 52)
COLOURS = [(40, 44, 52), (192, 41, 41), (30, 122, 58), (160, 108, 0), (36, 84, 180), (140, 50, 140),
           (0, 122, 135), (130, 130, 130)]
# Lines of boxes by where they go from a cell's middle: up, down, left, right.
LINES = {"─": "lr", "│": "ud", "┌": "dr", "┐": "dl", "└": "ur", "┘": "ul", "├": "udr", "┤": "udl"}
EIGHTHS = "▏▎▍▌▋▊▉█"


def style(codes, now):
    for code in codes:
        if code == 0:
            now = {}
        elif code in (1, 2, 4, 7):
            now = {**now, code: True}
        elif code == 39:
            now = {**now, "ink": None}
        elif 30 <= code <= 37:
            now = {**now, "ink": COLOURS[code - 30]}
        elif 90 <= code <= 97:
            now = {**now, "ink": COLOURS[code - 90]}
    return now


def cells(line):
    """(text, style) by cell; "" behind a wide one."""
    now, out = {}, []
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b["):
            now = style([int(code or 0) for code in part[2:-1].split(";")], now)
            continue
        for sign in re.sub(r"[\x0e\x0f]|\x1b\(.", "", part):
            out.append((sign, now))
            if unicodedata.east_asian_width(sign) in "WF":
                out.append(("", now))
    return out


def draw_cell(draw, fonts, x, y, sign, how):
    ink, paper = how.get("ink") or INK, PAPER
    if how.get(2):
        ink = tuple((a + 2 * b) // 3 for a, b in zip(PAPER, ink))
    if how.get(7):
        ink, paper = paper, ink
    if paper != PAPER:
        draw.rectangle([x, y, x + WIDE - 1, y + HIGH - 1], fill=paper)
    middle, half = x + WIDE // 2, y + HIGH // 2
    if sign in LINES:
        ends = {"u": (middle, y), "d": (middle, y + HIGH - 1), "l": (x, half), "r": (x + WIDE - 1, half)}
        for way in LINES[sign]:
            draw.line([(middle, half), ends[way]], fill=ink)
    elif sign in EIGHTHS:
        width = WIDE * (EIGHTHS.index(sign) + 1) // 8
        draw.rectangle([x, y + 3, x + max(width, 1) - 1, y + HIGH - 4], fill=ink)
    elif sign.strip():
        wide = unicodedata.east_asian_width(sign) in "WF"
        draw.text((x, y), sign, font=fonts[2 if wide else bool(how.get(1))], fill=ink)
    if how.get(4):
        draw.line([x, y + HIGH - 2, x + WIDE - 1, y + HIGH - 2], fill=ink)


def main(out, columns, rows):
    fonts = [ImageFont.truetype(FONT % kind, SIZE) for kind in ("", "-Bold")]
    fonts.append(ImageFont.truetype(FAR_EAST, SIZE + 2))
    picture = Image.new("RGB", (columns * WIDE + 16, rows * HIGH + 16), PAPER)
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(sys.stdin.read().split("\n")[:rows]):
        for column, (sign, how) in enumerate(cells(line)[:columns]):
            draw_cell(draw, fonts, 8 + column * WIDE, 8 + row * HIGH, sign, how)
    picture.quantize(32).save(out, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
