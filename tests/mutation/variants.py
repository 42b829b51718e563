"""Several mutants of a file in one text, as compiling is what a mutant costs: each function that is
changed becomes a choice among copies of it, and the environment says which one runs."""
import collections
import re

import mutants

# text: to compile; number: of each mutant among those of its function, from 1; function: its number
# in the text. A text of one mutant that lies in no function has none: number and function are 0.
Batch = collections.namedtuple("Batch", "mutants text places")

CHOICE = '''char *getenv(const char *);
int atoi(const char *);
int creat(const char *, unsigned);
int close(int);
static int tn_chosen(int function)
{
    static int mutant = -1, wanted, reached;
    if (mutant < 0) {
        mutant = atoi(getenv("TN_MUTANT"));
        wanted = atoi(getenv("TN_FUNCTION"));
    }
    if (function == wanted && !reached) {
        reached = 1;
        close(creat(getenv("TN_REACHED"), 0600));
    }
    return function == wanted ? mutant : 0;
}
'''
# Where it starts, its name, the names of its parameters, what it returns, its body.
Function = collections.namedtuple("Function", "start head name parameters kind body end")


def parameters_of(head):
    inside = head[head.index("(") + 1:mutants.closing(head, head.index("("))]
    depth, parts = 0, [""]
    for letter in inside:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    names = []
    for part in parts:
        pointer = re.search(r"\(\*(\w+)\)", part)
        plain = re.findall(r"\w+", re.sub(r"\[.*?\]", "", part))
        names.append(pointer.group(1) if pointer else plain[-1] if plain else "...")
    return [] if names == ["void"] else names


def functions_of(text):
    code = mutants.code_of(text)
    for match in mutants.FUNCTION.finditer(code):
        head = text[match.start():match.end() - 2].rstrip()
        name = re.search(r"(\w+)\(", code[match.start():]).group(1)
        parameters = parameters_of(head)
        if "..." not in parameters:
            yield Function(match.start(), head, name, parameters, match.group(1).strip(),
                           match.end(), mutants.closing(code, match.end() - 2))


def copy_of(function, number, body):
    head = function.head.replace(function.name + "(", f"{function.name}__{number}(", 1)
    return ("" if head.startswith("static") else "static ") + head + "\n{\n" + body + "}\n"


def choice_of(function, index, count):
    call = f"__%d({', '.join(function.parameters)});"
    call = function.name + call if function.kind == "void" else f"return {function.name}" + call
    cases = "".join(f"    case {number}: {call % number} break;\n" for number in range(1, count + 1))
    return (function.head + f"\n{{\n    switch (tn_chosen({index})) {{\n{cases}"
            f"    default: {call % 0} break;\n    }}\n}}\n")


def batches_of(text, found, most=80):
    """Batches of the mutants of one file."""
    functions = list(functions_of(text))
    inside, apart = [], []
    for mutant in found:
        index = next((i for i, f in enumerate(functions)
                      if f.body <= mutant.start and mutant.end <= f.end), None)
        if index is None:
            apart.append(Batch([mutant], mutant.text, [(0, 0)]))
        else:
            inside.append((index, mutant))
    chunks = [inside[i:i + most] for i in range(0, len(inside), most)]
    return [batch_of(text, functions, chunk) for chunk in chunks] + apart


def batch_of(text, functions, chunk):
    counts, places = collections.Counter(), []
    copies = collections.defaultdict(list)
    for index, mutant in chunk:
        counts[index] += 1
        places.append((index + 1, counts[index]))
        f = functions[index]
        copies[index].append(text[f.body:mutant.start] + mutant.instead + text[mutant.end:f.end])
    out, at = [CHOICE], 0
    for index in sorted(copies):
        f = functions[index]
        out += [text[at:f.start], f.head, ";\n", copy_of(f, 0, text[f.body:f.end])]
        out += [copy_of(f, n + 1, body) for n, body in enumerate(copies[index])]
        out += [choice_of(f, index + 1, counts[index])]
        at = f.end + 1
    return Batch([mutant for _, mutant in chunk], "".join(out) + text[at:], places)
