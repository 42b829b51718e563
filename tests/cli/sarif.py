"""`check --format sarif` against what the published schema (OASIS SARIF 2.1.0) asks of the objects
we write: required members, no others than it knows, their types, enums and least values; and each
result is the finding that `--format json` says. sarif.py PROGRAM
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from urllib.parse import unquote

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "../.."))
LEVELS = {"none", "note", "warning", "error"}
URI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:)?([A-Za-z0-9\-._~/!$&'()*+,;=@]|%[0-9A-F]{2})*")


def whole(least):
    return lambda v: isinstance(v, int) and not isinstance(v, bool) and v >= least


def text(v):
    return isinstance(v, str)


# object: {member: (required, another object, [of them], or a predicate)}
SHAPES = {
    "log": {"$schema": (False, URI.fullmatch), "version": (True, lambda v: v == "2.1.0"),
            "runs": (True, ["run"])},
    "run": {"tool": (True, "tool"), "invocations": (False, ["invocation"]),
            "columnKind": (False, lambda v: v in ("utf16CodeUnits", "unicodeCodePoints")),
            "results": (False, ["result"])},
    "invocation": {"executionSuccessful": (True, lambda v: isinstance(v, bool))},
    "tool": {"driver": (True, "toolComponent")},
    "toolComponent": {"name": (True, text), "semanticVersion": (False, text),
                      "rules": (False, ["reportingDescriptor"])},
    "reportingDescriptor": {"id": (True, text), "shortDescription": (False, "message"),
                            "fullDescription": (False, "message"), "help": (False, "message"),
                            "helpUri": (False, lambda v: bool(URI.fullmatch(v))
                                        and v.startswith("https://")),
                            "defaultConfiguration": (False, "configuration")},
    "configuration": {"level": (False, LEVELS.__contains__)},
    "result": {"ruleId": (False, text), "ruleIndex": (False, whole(-1)),
               "level": (False, LEVELS.__contains__), "message": (True, "message"),
               "locations": (False, ["location"])},
    "message": {"text": (True, text)},
    "location": {"physicalLocation": (False, "physicalLocation")},
    "physicalLocation": {"artifactLocation": (True, "artifactLocation"),
                         "region": (False, "region")},
    "artifactLocation": {"uri": (False, URI.fullmatch)},
    "region": {"startLine": (True, whole(1)), "startColumn": (False, whole(1)),
               "endLine": (False, whole(1)), "endColumn": (False, whole(1))},
}


def faults(value, shape, where):
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where}: no array"]
        return [f for i, v in enumerate(value) for f in faults(v, shape[0], f"{where}[{i}]")]
    if callable(shape):
        return [] if shape(value) else [f"{where}: {value!r} is not allowed"]
    if not isinstance(value, dict):
        return [f"{where}: no object"]
    members = SHAPES[shape]
    found = [f"{where}: no {m}" for m, (required, _) in members.items()
             if required and m not in value]
    for name, one in value.items():
        found += (faults(one, members[name][1], f"{where}.{name}") if name in members
                  else [f"{where}: {name} is unknown"])
    return found


def check(program, folder, form):
    run = subprocess.run([program, "check", ".", "-q", "--format", form], cwd=folder, check=False,
                         capture_output=True, text=True)
    return json.loads(run.stdout), run.returncode


def same(result, finding, rules):
    where = result.get("locations", [{}])[0].get("physicalLocation", {})
    region = where.get("region", {})
    said = finding["message"] + ("\nhint: " + finding["hint"] if finding["hint"] else "")
    return (result["ruleId"] == finding["code"] == rules[result["ruleIndex"]]["id"]
            and result["level"] == finding["severity"] and result["message"]["text"] == said
            and unquote(where["artifactLocation"]["uri"]) == finding["file"]
            and region.get("startLine") == finding["line"]
            and region.get("startColumn") == finding["column"]
            and ("startColumn" not in region or region["endColumn"] > region["startColumn"]))


def main():
    program = os.path.realpath(sys.argv[1])
    folders = [os.path.join(ROOT, "samples", "mistakes")]
    errors = os.path.join(ROOT, "tests", "errors")
    folders += [os.path.join(errors, f) for f in sorted(os.listdir(errors))
                if os.path.isdir(os.path.join(errors, f))][::4]
    failed = results = 0
    for folder in folders:
        log, status = check(program, folder, "sarif")
        findings, same_status = check(program, folder, "json")
        wrong = faults(log, "log", "log")
        if not wrong:
            run = log["runs"][0]
            rules = run["tool"]["driver"]["rules"]
            results += len(run["results"])
            pairs = list(zip(run["results"], findings))
            if len(run["results"]) != len(findings) or status != same_status:
                wrong.append("JSON and SARIF say another number of findings or another status")
            wrong += [f"{r} is not {f}" for r, f in pairs if not same(r, f, rules)]
        if wrong:
            failed += 1
            print(f"{folder}:", *wrong[:5], sep="\n  ")
    with tempfile.TemporaryDirectory() as room: # an input that is not there
        run = subprocess.run([program, "check", "gone.ini", "-o", "x.sarif"], cwd=room,
                             check=False, capture_output=True)
        with open(os.path.join(room, "x.sarif"), encoding="utf-8") as file:
            log = json.load(file)
        if run.returncode != 3 or log["runs"][0]["invocations"][0]["executionSuccessful"]:
            failed += 1
            print("a file that cannot be read: status", run.returncode)
    with open(os.path.join(ROOT, "samples/ci/offers.yml"), encoding="utf-8") as file:
        gate = re.search(r"run: (tenor check .*)", file.read()).group(1)
    with tempfile.TemporaryDirectory() as room: # the sample workflow's own step
        os.symlink(program, os.path.join(room, "tenor"))
        env = {**os.environ, "RUNNER_TEMP": room, "PATH": room + ":" + os.environ["PATH"]}
        clean = os.path.join(room, "clean")
        os.mkdir(clean)
        shutil.copy(os.path.join(ROOT, "samples/storage.product.ini"), clean)
        for folder, expected in ((clean, 0), (folders[0], 1)):
            status = subprocess.run(gate + " --force", shell=True, cwd=folder,
                                    env=env, check=False, capture_output=True).returncode
            if status != expected or not os.path.getsize(os.path.join(room, "tenor.sarif")):
                failed += 1
                print(f"samples/ci/offers.yml: {folder}: status {status}, expected {expected}")
    print(f"{len(folders)} folders, {results} results, {failed} failures")
    sys.exit(1 if failed or results < 50 else 0)


main()
