"""The lints see what they are for: a small tree full of breaches, each of which must be named."""
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.realpath(__file__))
LONG = "int tni_long(void)\n{\n" + "    ;\n" * 80 + "}\n"
TREE = {
    "tests/lint/allow.txt": "words src/base/never.c float\n",
    "tests/lint/long-files.txt": "",
    "tests/lint/tested-elsewhere.txt": "src/base/bad.c base.other\nsrc/base/gone.c base.other\n",
    "tests/lint/untested.txt": "src/format/a.c\nsrc/format/b.c\nsrc/engine/\n",
    "tests/format/test_a.c": "/* A. */\n",
    "include/tenor/tenor.h": "/** All. */\n",
    "include/tenor/bad.h": "/** Bad. */\n\nint tn_naked(int a);\n\n/** Fine. */\nint tn_fine(void);\n"
                           "\n/** Named wrongly. */\nint naked(void);\ntypedef struct odd odd;\n",
    "include/tenor/codes/prd.def":
        'TN_CODE(PRD_ONE, "PRD-001", ERROR, ERROR, "one", "", "", "", "", "", NULL)\n'
        'TN_CODE(PRD_TWO, "PRD-001", ERROR, FATAL, "two", "", "", "", "", "", NULL)\n'
        'TN_CODE(OFR_SIX, "OFR-006", ERROR, ERROR, "six", "", "", "", "", "", NULL)\n',
    "src/base/bad.c": '/* Bad. */\n#include <time.h>\n#include <unistd.h>\n#include <ini.h>\n'
                      '#include "engine/quote.h"\n#include "tenor/tenor.h"\n'
                      'static float f(void) { return printf("float"); } /* double */\n'
                      'char *s = strcpy(a, "/ro" "ot/x");\n',
    "src/engine/quote/quote.h": "/* Quote. */\n",
    "src/format/a.c": "/* A. */\n#include <xlsxwriter.h>\n#include \"host/b.h\"\n",
    "src/format/b.c": "int no_purpose;\n#include <xlsxwriter.h>\n",
    "src/host/host.h": "/* Host. */\nint tni_file_read(int a);\nint tni_path_name(int a);\n",
    "src/tui/reads.c": "/* Reads. */\nint a = tni_file_read(tni_path_name(1));\n",
    "src/tui/loop/create.c": "/* Makes. */\nint a = tni_file_read(1);\n",
    "src/host/b.h": "/* B. */\n#include \"model/c.h\"\n",
    "src/model/long.c": "/* Long. */\n" + LONG + "/* " + "x" * 100 + " */\n",
    "src/model/huge.c": "/* Huge. */\n" + "int x;\n" * 500,
    "src/host/one.h": '/* One. */\n#include "host/two.h"\n',
    "src/host/two.h": '/* Two. */\n#include "host/one.h"\n',
    "src/model/left/a.h": '/* A. */\n#include "model/right/a.h"\n',
    "src/model/left/b.h": "/* B. */\n",
    "src/model/right/a.h": "/* A. */\n",
    "src/model/right/b.h": '/* B. */\n#include "model/left/b.h"\n',
    "data/manual/1-rules.txt": "1 One\n\n1.1 First\n\n1.1.1   A point\n1.1.3   Of two,\n" +
                               "        " + "word " * 20 + "\n6 Sources\n6.1 Pages\n"
                               "6.1.1   A page\n        (userguide/page)\n",
    "README.md": "As in SP" "EC 3.4, and in rule 1.1.1.\n",
    "include/tenor/codes/use.def":
        'TN_CODE(USE_ONE, "USE-001", ERROR, ERROR, "one", "rule", "hint",\n'
        '        "rule 1.1.1; AWS, A page (userguide/page)", "", "", NULL)\n'
        'TN_CODE(USE_TWO, "USE-002", ERROR, ERROR, "two", "rule", "hint",\n'
        '        "the portal", "", "", NULL)\n',
    "src/model/cited.c": "/* As rule 1.1.1, 1.1.9 and rule\n * 7.1 say; AWS, A page, part\n"
                         " * (userguide/page); AWS, A book (userguide/page); AWS, Gone (gone). */\n",
    "src/host/put.c": "/* Put. */\ntypedef struct tni_paper { int b; } tni_paper;\n"
                      "static void put(int a);\nint tni_put_text(int spot);\n",
    "src/host/paper.h": "/* Paper. */\nstruct tni_paper {\n    int happening_count;\n};\n",
    "include/tenor/made.h": "/** Made. */\ntypedef struct tn_made {\n    int a;\n} tn_made;\n\n"
                            "/** Makes. */\nvoid tn_made_build(tn_arena *arena, tn_made **out);\n\n"
                            "/** Reads. */\nint tn_made_get(const tn_made *a);\n",
    "src/report/made.c": "/* Made. */\n",
    "src/cli/door.c": "/* Door. */\nvoid f(void)\n{\n    tn_made_build(0, 0);\n    tn_made_get(0);\n}\n",
    "src/main.c": "/* Main. */\nint main(void) { return tni_of_main(); }\n",
    "src/late.c": "/* Late. */\nint late;\n",
    "samples/trace.txt": "see /ho" "me/someone/notes\n",
}
# A built floor: nm and objdump read it. No compiler: the lint is skipped.
BUILT = ("int tn_hidden(void);\nint tn_hidden(void) { return 1; }\nint odd(void) { return 1; }\n"
         "int tni_alone(void) { return tn_hidden(); }\nint tni_called(void) { return 1; }\n"
         "int tni_of_main(void) { return tni_called(); }\nint state = 7;\n",
         "int tni_called(void);\nint tn_naked(int a) { return a + tni_called(); }\n")
EXPECTED = {
    "includes": ["src/base/bad.c:2: the core must not include <time.h>",
                 "src/base/bad.c:3: <unistd.h> is POSIX", "src/base/bad.c:4: <ini.h> belongs in",
                 "src/base/bad.c:5: base must not see engine", 'src/base/bad.c:6: say which headers',
                 "<xlsxwriter.h> is already the business of", "src/format/a.c:3: format must not see host",
                 "src/host/b.h:2: host must not see model"],
    "words": ["src/base/bad.c:7: 'float' is banned in the core",
              "src/base/bad.c:7: 'printf' is banned in the core",
              "src/base/bad.c:8: 'strcpy' is banned", "samples/trace.txt:1:",
              "allow.txt:1: no longer needed"],
    "lengths": ["src/model/long.c:2: tni_long() has", "src/model/long.c:85: 106 columns",
                "src/model/huge.c:501: 501 lines"],
    "circles": ["src/host/one.h:1: a circle of 2 files", "src/host/one:1: a circle of 2 rooms",
                "src/model/left:1: a circle of 2 rooms", "includes \"model/left/b.h\""],
    "prototypes": ["bad.h:3: tn_naked() has no comment block", "bad.h:9: public name 'naked'",
                   "bad.h:10: public name 'odd'", "src/format/b.c:1: a file begins"],
    "mirror": ["src/model/long.c:1: no tests/model/test_long.c", "src/base/gone.c is tested or gone",
               "src/format/a.c is tested or gone", "src/engine/ is tested or gone"],
    "citations": ["1-rules.txt:6: 1.1.3 is not the number that comes next",
                  "1-rules.txt:7: 108 columns", "README.md:1: 'SPEC 3' cites what is not",
                  "use.def:3: \"USE-002\" has the source 'the portal'",
                  "src/model/cited.c:1: rule 1.1.9 is not", "src/model/cited.c:1: rule 7.1 is not",
                  "src/model/cited.c:3: userguide/page is 'A page'", "cited.c:3: gone is no page"],
    "vocabulary": ["src/host/put.c:2: 'tni_paper': say draft", "src/host/put.c:3: put() names no",
                   "src/host/paper.h:3: 'happening_count': say", "a type tni_paper is in"],
    "effects": ["src/tui/reads.c:1: calls tni_file_read of host"],
    "doors": ["src/cli/door.c:1: a door calls tn_made_build (made.h)"],
    "symbols": ["'odd' crosses files", "'tn_hidden' is in no header", "writable state in .data",
                "src/base/built0.c:1: 'tni_alone' is asked for by no other file"],
    "codes": ["PRD-001 is taken at", "severity FATAL", "OFR-006: a code here is PRD-000",
              "PRD-001 (PRD_ONE) is raised nowhere", "PRD-001 has no input"],
}
FORBIDDEN = {"symbols": ["'tni_called'", "'tni_of_main'", "'tn_naked'"],
             "effects": ["tni_path_name", "create.c"], "doors": ["tn_made_get"], "mirror": ["src/base/bad.c:", "src/format/b.c"],
             "words": ["'double'"],
             "circles": ["a circle of 3"], "prototypes": ["tn_fine"],
             "citations": ["rule 1.1.1 ", "USE-001"], "vocabulary": ["tni_put_text"]}


def build(root):
    """The folder of a libtn_base.a of two files; None: there is no compiler."""
    folder = os.path.join(root, "built")
    if not shutil.which("cc") or not shutil.which("ar"):
        return None
    os.mkdir(folder)
    names = [f"built{i}.c" for i in range(len(BUILT))]
    for name, text in zip(names, BUILT):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
        subprocess.run(["cc", "-c", "-o", name + ".o", name], cwd=folder, check=True)
    subprocess.run(["ar", "rc", "libtn_base.a", *(n + ".o" for n in names)], cwd=folder, check=True)
    return folder


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as root:
        for path, text in TREE.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        built = build(root)
        for lint, messages in EXPECTED.items():
            if lint == "symbols" and not built:
                continue
            run = subprocess.run([sys.executable, "-B", os.path.join(HERE, lint + ".py"),
                                  *([built] if lint == "symbols" else [])],
                                 env={**os.environ, "TENOR_LINT_ROOT": root},
                                 capture_output=True, text=True, check=False)
            wrong = [f"does not say: {m}" for m in messages if m not in run.stdout]
            wrong += [f"says: {m}" for m in FORBIDDEN.get(lint, []) if m in run.stdout]
            if run.returncode != 1:
                wrong.append(f"status {run.returncode}")
            for message in wrong:
                print(f"{lint} {message}")
            if wrong:
                print(run.stdout + run.stderr)
            failed += len(wrong)
    print(f"{failed} failures")
    sys.exit(1 if failed else 0)


main()
