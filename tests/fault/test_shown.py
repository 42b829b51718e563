#!/usr/bin/python3
"""What comes to a terminal: nothing in a path, an argument or a file may act on it.

test_shown.py PROGRAM
"""
import os
import pty
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
BIDI, ESC = "x\u202egnp\u2066", "x\x1b[31m\x9b"
FILE = "acme.offer.ini"
# Arguments; @ stands for the hostile text, # for a file whose name it is.
COMMANDS = """
new product --title @
new product --dimension @
new offer --product log-monitoring.product.ini --buyer @
new offer --from bidi.offer.ini --buyer G
accept bidi.offer.ini --at 2026-12-20
accept # --at 2026-12-20
export bidi.offer.ini --format csv
export bidi.offer.ini --changeset
export bidi.offer.ini --format json
show bidi.offer.ini
quote bidi.offer.ini --format csv
quote acme.offer.ini --policy @
quote acme.offer.ini --format @
quote @
check @
check #
check # --format json
deadlines .
deadlines . --format csv
diff # bidi.offer.ini
upgrade acme.contract.ini --on 2026-02-15 --set @=1
usage acme.contract.ini --usage @
prorate --batch @
explain @
help @
import @
tui @
tui --script @
@
""".strip().splitlines()


def on_terminal(program, args):
    """All that it writes to a terminal, its errors as well."""
    host, own = pty.openpty()
    with subprocess.Popen([program, *args], stdin=subprocess.DEVNULL, stdout=own, stderr=own,
                          env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"}) as ran:
        os.close(own)
        text = b""
        try:
            while True:
                piece = os.read(host, 65536)
                if not piece:
                    break
                text += piece
        except OSError:  # the last one closed it
            pass
    os.close(host)
    return ran.returncode, text.decode("utf-8", "backslashreplace")


def main():
    program = os.path.realpath(sys.argv[1])
    folder = tempfile.mkdtemp(prefix="tenor-shown-")
    bad = runs = 0
    try:
        os.chdir(folder)
        for name in ("tenor.ini", "log-monitoring.product.ini", FILE, "acme.contract.ini"):
            shutil.copy(os.path.join(ROOT, "samples", name), name)
        with open(FILE, encoding="utf-8") as file:
            text = file.read()
        for hostile in (BIDI, ESC):
            with open(f"{hostile}.offer.ini", "w", encoding="utf-8") as file:
                file.write(text)
        with open("bidi.offer.ini", "w", encoding="utf-8") as file:
            file.write(text.replace("name           = ", f"name           = {BIDI} "))
        for command in COMMANDS:
            for hostile in (BIDI, ESC):
                args = [w.replace("@", hostile).replace("#", f"{hostile}.offer.ini")
                        for w in command.split()]
                status, text = on_terminal(program, args)
                runs += 1
                raw = [s for s in "\u202e\u2066\x1b\x9b" if s in text]
                if raw or status < 0 or not text:
                    bad += 1
                    print(f"{command!r} with {hostile!r}: status {status}, raw {raw}, {len(text)}")
        with open("out", "wb") as file:  # another program gets the bytes as they are
            subprocess.run([program, "new", "product", "--title", BIDI], stdout=file, check=True)
        with open("out", "rb") as file:
            if BIDI.encode() not in file.read():
                bad += 1
                print("a new file's text is not as it was given")
    finally:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{runs} commands on a terminal, {bad} that let something through")
    sys.exit(bad > 0)


main()
