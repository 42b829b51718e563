"""Results and files are what `tenor help schema` says: schemas.py PROGRAM.

Every command of the golden cases is run once more for JSON and for CSV (capture.sh): the JSON is
valid under one schema of its command, the columns of the CSV are keys of the table that the schema
names. Every file of the cases and samples that a schema refuses is refused by `check`, and the other
way round for unknown sections and keys. Last, schemas must be able to fail.
"""
import copy
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import jsonschema

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.join(HERE, "../..")
failed = []


def fail(*words):
    failed.append(words)
    print(*words)


def output(program, *words):
    return subprocess.run([program, *words], check=True, capture_output=True, text=True).stdout


def read_schemas(program):
    """name -> (what it is of, the validator)."""
    schemas = {}
    for name, what in re.findall(r"^  (\S+) +(.+)$", output(program, "help", "schema"), re.M):
        schema = json.loads(output(program, "help", "schema", name))
        jsonschema.Draft202012Validator.check_schema(schema)
        schemas[name] = (what, jsonschema.Draft202012Validator(schema))
    return schemas


def capture(program, room):
    cases = glob.glob(os.path.join(HERE, "*.test")) + glob.glob(os.path.join(ROOT, "tests/samples/*.test"))
    subprocess.run(["bash", os.path.join(HERE, "run.sh"), os.path.join(HERE, "capture.sh"), *cases],
                   env={**os.environ, "TN_PROGRAM": program, "TN_CAPTURED": room}, check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


OTHERS = """
refund acme.contract.ini --on 2026-05-01 --approved --format json
cancel acme.contract.ini --on 2026-01-16 --format json
entitlements acme.contract.ini --at 2026-03-01
reconcile billed.contract.ini --actual billed.feed.csv --format json
export acme.offer.ini --changeset --as-of 2026-12-01
export log-monitoring.product.ini --changeset
usage acme.contract.ini --usage hour.csv --at 2026-03-02T11:10:00Z --batch-meter-usage -
"""


def run_others(program, room):
    """What prints JSON only, or only when asked to, over the samples."""
    samples = os.path.join(room, "samples")
    shutil.copytree(os.path.join(ROOT, "samples"), samples)
    contract = os.path.join(samples, "acme.contract.ini")
    with open(contract, encoding="utf-8") as file:
        text = file.read()
    with open(contract, "w", encoding="utf-8") as file:
        file.write(text.replace("[contract]\n", "[contract]\naccount_id = 111122223333\n", 1))
    with open(os.path.join(samples, "hour.csv"), "w", encoding="utf-8") as file:
        file.write("dimension,timestamp,quantity\nxhosts,2026-03-02T10:00:00Z,12\n")
    for number, words in enumerate(OTHERS.strip().split("\n")):
        run = subprocess.run([program, *words.split()], cwd=samples, check=False,
                             capture_output=True, text=True)
        if run.stdout[:1] not in ("{", "["):
            fail(f"tenor {words}: no JSON: {run.stderr}")
        for end, text in (("", words), (".json", run.stdout), (".csv", "")):
            with open(os.path.join(room, f"other{number}{end}"), "w", encoding="utf-8") as file:
                file.write(text)


def keys(schema, before=""):
    """The keys of an object as CSV columns: '_' for what JSON nests."""
    for name, below in schema.get("properties", {}).items():
        if below.get("type") == "object":
            yield from keys(below, before + name + "_")
            if isinstance(below.get("additionalProperties"), dict):
                yield before + name + "_*"
        else:
            yield before + name


def check_result(words, text, header, schemas, seen):
    if "--layout" in words or words.endswith("--against"):  # other columns; a word is missing
        return
    command = next((w for w in words.split() if not w.startswith("-")), "")
    try:
        result = json.loads(text)
    except json.JSONDecodeError as error:
        fail(f"tenor {words}: no JSON: {error}: {text[:80]!r}")
        return
    candidates = {name: validator for name, (what, validator) in schemas.items()
                  if any(part.split()[0] == command for part in what.split(", "))}
    errors = {name: list(validator.iter_errors(result)) for name, validator in candidates.items()}
    valid = [name for name, found in errors.items() if not found]
    if len(valid) != 1:
        fail(f"tenor {words}: schemas {valid} of {list(errors)}", *[
            f"\n  {name}: {e.json_path}: {e.message[:160]}" for name, found in errors.items()
            for e in found[:2]])
        return
    name = valid[0]
    seen[name] = seen.get(name, 0) + 1
    schema = schemas[name][1].schema
    table = re.fullmatch(r"as CSV the (\w+)", schema.get("$comment", ""))
    if table and header:
        name = "policies" if "--policies all" in words else table[1]
        known = list(keys(schema["properties"][name]["items"]))
        for column in header.split(","):
            if column not in known and not any(
                    k.endswith("*") and column.startswith(k[:-1]) for k in known):
                fail(f"tenor {words}: column {column} is no key of {name}")


def sections(text):
    """An INI file as its schema sees it."""
    found, section = {}, None
    for line in text.split("\n"):
        line = re.sub(r"(^|\s)[;#].*", "", line).rstrip()
        head = re.fullmatch(r"\[(.*)\]", line.strip())
        if head:
            section = found.setdefault(head[1], {})
        elif section is not None and "=" in line:
            key, value = line.split("=", 1)
            section[key.strip()] = value.strip()
    return found


def files():
    for path in glob.glob(os.path.join(ROOT, "samples/**/*.ini"), recursive=True):
        with open(path, encoding="utf-8") as file:
            yield os.path.relpath(path, ROOT), file.read()
    for path in sorted(glob.glob(os.path.join(HERE, "*.test"))):
        with open(path, encoding="utf-8") as file:
            for name, text in re.findall(r"^=== file (\S+\.ini)\n(.*?)(?=^===)", file.read(), re.S | re.M):
                yield name, text


def kind_of(name):
    part = re.search(r"\.(product|offer|contract)\.ini$", name)
    return part[1] if part else "settings" if name.endswith("tenor.ini") else None


def check_file(program, name, text, schemas, room):
    found = [e for e in schemas[kind_of(name)][1].iter_errors(sections(text))]
    place = os.path.join(room, os.path.basename(name))
    with open(place, "w", encoding="utf-8") as file:
        file.write(text)
    run = subprocess.run([program, "check", "--format", "json", place], check=False,
                         capture_output=True, text=True)
    os.unlink(place)
    codes = {f["code"] for f in json.loads(run.stdout) if f["severity"] == "error"}
    if found and not any(code.startswith("FIL") for code in codes):
        fail(f"{name}: the schema refuses what 'check' takes: {found[0].json_path} {found[0].message[:200]}")
    if codes & {"FIL-050", "FIL-051"} and not found:
        fail(f"{name}: the schema takes a section or key that 'check' does not know")


def main():
    program = os.path.realpath(sys.argv[1])
    schemas, seen, count = read_schemas(program), {}, 0
    with tempfile.TemporaryDirectory() as room:
        capture(program, room)
        run_others(program, room)
        results = [p for p in sorted(glob.glob(os.path.join(room, "*.json"))) if os.path.getsize(p)]
        for path in results:
            with open(path[:-5], encoding="utf-8") as words, open(path, encoding="utf-8") as text, \
                    open(path[:-5] + ".csv", encoding="utf-8") as csv:
                check_result(words.read().strip(), text.read(), csv.readline().strip(), schemas, seen)
        for name, text in files():
            if kind_of(name):
                count += 1
                check_file(program, name, text, schemas, room)
    with open(os.path.join(ROOT, "samples/acme.offer.ini"), encoding="utf-8") as file:
        good = sections(file.read())
    offer = schemas["offer"][1]
    for section, key, value in (("offer", "durration", "12m"), ("offer", "duration", "a year"), ("ofer", "name", "x")):
        bad = copy.deepcopy(good)
        bad.setdefault(section, {})[key] = value
        if not offer.is_valid(good) or offer.is_valid(bad):
            fail(f"[{section}] {key} = {value}: the schema cannot tell")
    config = schemas["config"][1]  # of a person, not of a workspace: 'check' reads none
    good = {"keys": {"go-offer": "F3"}, "colors": {"theme": "light", "error": "red bold"},
            "panels": {"offer.2.sort": "Amount down"}}
    for section, key, value in (("keys", "go_offer", "F3"), ("colors", "theme", "pink"), ("looks", "error", "red")):
        if not config.is_valid(good) or config.is_valid({**good, section: {key: value}}):
            fail(f"config.ini: [{section}] {key} = {value}: the schema cannot tell")
    silent = [n for n, (what, _) in schemas.items() if n not in seen and not what.endswith(".ini")]
    print(f"{len(results)} results under {len(seen)} schemas, none of {silent}; {count} files")
    print(f"{1 if failed or silent else 0} failed")
    return 1 if failed or silent or len(results) < 350 else 0


if __name__ == "__main__":
    sys.exit(main())
