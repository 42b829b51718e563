"""The mutants of small texts, and the bound of a share: by hand."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import mutants  # noqa: E402
import mutation  # noqa: E402
import variants  # noqa: E402

TEXT = '''/* 1 < 2 */
#include "a.h"
static const int table[2] = {1, 2};

static tn_status f(tn_fraction *a, int b)
{
    const char *c = "x < 1";
    assert(b < 7);
    if (!a) {
        return TN_E_RANGE;
    }
    g(*a);
    return b > 9 ? h(a) : -b;
}
'''
EXPECTED = {
    "static const int table[3] = {1, 2};", "static const int table[1] = {1, 2};",
    "static const int table[2] = {2, 2};", "static const int table[2] = {0, 2};",
    "static const int table[2] = {1, 3};", "static const int table[2] = {1, 1};",
    "return (tn_status){0};", "if (a) {", ";",
    "return b >= 9 ? h(a) : -b;", "return b <= 9 ? h(a) : -b;",
    "return b > 10 ? h(a) : -b;", "return b > 8 ? h(a) : -b;",
    "return b > 9 && 0 ? h(a) : -b;", "return b > 9 || 1 ? h(a) : -b;", "return b > 9 ? h(a) : b;",
    "return (void)(b > 9 ? h(a) : -b), TN_OK;", "return (void)(TN_E_RANGE), TN_OK;",
}


def main():
    found = mutants.of("f.c", TEXT)
    after = {mutant.after for mutant in found}
    assert after == EXPECTED, (after - EXPECTED, EXPECTED - after)
    removed = [m.before for m in found if m.operator == "statement removed"]
    assert removed == ["return TN_E_RANGE;", "g(*a);"], removed  # the last return stays
    for mutant in found:  # each is one change of the text
        assert mutant.text != TEXT
        assert mutant.text.split("\n")[mutant.line - 1].strip() == mutant.after
    together, *alone = variants.batches_of(TEXT, found)
    assert [b.text for b in alone] == [m.text for m in found if m.before.startswith("static const")]
    for mutant, (function, number) in zip(together.mutants, together.places):
        copy = together.text.split(f"f__{number}(tn_fraction *a, int b)\n{{\n")[1].split("\n}\n")[0]
        assert function == 1 and mutant.after in [line.strip() for line in copy.split("\n")]
        assert f"case {number}: return f__{number}(a, b);" in together.text
    heads = {"static int f(void)": [], "int f(const char *a, int b[2])": ["a", "b"],
             "void f(int (*g)(int, int), void *h)": ["g", "h"], "int f(char *a, ...)": ["a", "..."]}
    assert all(variants.parameters_of(head) == names for head, names in heads.items())
    # Of 10 all, p**10 = 0.05; of 2 one, 1 - (1 - p)**2 = 0.05; of none nothing is known.
    assert abs(mutation.lower_bound(10, 10) - 0.05 ** 0.1) < 1e-9
    assert abs(mutation.lower_bound(1, 2) - (1 - 0.95 ** 0.5)) < 1e-9
    assert mutation.lower_bound(0, 5) == 0
    known = {(m.file, m.before, m.after) for m in mutation.all_mutants([""], [])}
    gone = [key for key in mutation.read_proofs() if key not in known]
    assert not gone, f"equivalent.txt has what is no mutant any more: {gone}"
    unproven = [key for key, proof in mutation.read_proofs().items() if len(proof) < 10]
    assert not unproven, unproven
    print(f"{len(known)} mutants, {len(mutation.read_proofs())} proven equivalent")


main()
