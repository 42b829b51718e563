"""No circle of files, none of rooms: read from the linker's symbols and from the includes.

circles.py BUILD-FOLDER: a source file needs the sources that define what its object leaves
undefined (by nm, in BUILD-FOLDER's libtn_<floor> objects) and the headers it includes; a header
needs the headers it includes. A room is a folder below a floor and needs what its files need; a
public header belongs to the room of the source file of its name. A file that stands on the floor
itself makes a room with those whose name begins with the same word. allow.txt lists the circles that are left,
`circles files|rooms FIRST COUNT`; one that shrinks must be entered anew.
"""
import os
import re
import sys

from tree import FLOORS, Verdict, bare, files, public_home, read, tool, SKIP

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.M)


def main():
    verdict = Verdict("circles")
    needs = {p: {} for p in files(".c", ".h", under=("src", "include"))}
    read_includes(needs)
    if len(sys.argv) > 1:
        read_symbols(needs, sys.argv[1])
    for circle in circles(needs):
        tell(verdict, "files", circle, needs)
    rooms = {}
    for path, others in needs.items():
        room = room_of(path)
        for other, why in others.items():
            if room and room_of(other) and room_of(other) != room:
                rooms.setdefault(room, {}).setdefault(room_of(other), f"{path}: {why}")
    for circle in circles(rooms):
        tell(verdict, "rooms", circle, rooms)
    verdict.close()


def room_of(path):
    if path.startswith("include/"):
        path = public_home(path)
        if path is None:
            return None
    parts = path.split("/")
    return "/".join(parts[:3]) if len(parts) > 3 else os.path.splitext(path)[0].split("_")[0]


def read_includes(needs):
    for path, others in needs.items():
        for match in INCLUDE.finditer(bare(read(path), strings=True)):
            name = match.group(1)
            other = ("include/" if name.startswith("tenor/") else "src/") + name
            if other in needs and other != path:
                others.setdefault(other, f'includes "{name}"')


def read_symbols(needs, build):
    """Each floor's objects lie in CMakeFiles/tn_<floor>.dir under the path of their source."""
    defined, wanted, objects = {}, [], {}
    for floor in FLOORS:
        top = os.path.join(build, "CMakeFiles", f"tn_{floor}.dir")
        for folder, _, names in os.walk(os.path.join(top, "src")):
            for name in (n for n in names if n.endswith(".c.o")):
                path = os.path.relpath(os.path.join(folder, name), top)[:-len(".o")]
                if path in needs:  # else left by an older tree
                    objects[os.path.join(folder, name)] = path
    listing = tool("nm", "-A", *objects)
    if listing is None:
        sys.exit(SKIP)
    for line in listing.splitlines():
        where, entry = line.split(":", 1)
        kind, symbol = entry.split()[-2:]
        if kind == "U":
            wanted.append((objects[where], symbol))
        elif kind.isupper():
            defined[symbol] = objects[where]
    for path, symbol in wanted:
        other = defined.get(symbol, path)
        if other != path:
            needs[path].setdefault(other, f"uses {symbol}")


def circles(arrows):
    """Strongly connected components of two and more, by Tarjan's algorithm without recursion."""
    index, low, on, stack, found = {}, {}, set(), [], []
    for start in sorted(arrows):
        if start in index:
            continue
        work = [(start, iter(sorted(arrows.get(start, ()))))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on.add(start)
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    stack.append(other)
                    on.add(other)
                    work.append((other, iter(sorted(arrows.get(other, ())))))
                    break
                if other in on:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    circle = []
                    while not circle or circle[-1] != node:
                        circle.append(stack.pop())
                        on.discard(circle[-1])
                    if len(circle) > 1:
                        found.append(sorted(circle))
    return sorted(found)


def tell(verdict, what, circle, needs):
    if verdict.allows(what, circle[0], len(circle)):
        return
    verdict.add(circle[0], 1, f"a circle of {len(circle)} {what}")
    for node in circle:
        for other, why in sorted(needs[node].items()):
            if other in circle:
                verdict.breaches.append(f"    {node} -> {other}: {why}")


main()
