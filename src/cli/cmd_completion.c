/* tenor completion: scripts for bash, zsh and fish, from the tables of commands and options. */
#include <string.h>

#include "base/list.h"
#include "cli/cmd.h"
#include "cli/help/help.h"

static void put_topics(FILE *out)
{
    for (const tni_topic *t = tni_help_topics; t->name; t++) {
        fprintf(out, " %s", t->name);
    }
    for (const tni_command *c = tni_commands; c->name; c++) {
        fprintf(out, " %s", c->name);
    }
}

/* The words of an operand list that are choices: "bash|zsh|fish", or the topics of help, between
 * two texts; false: there are none. */
static bool put_operands(FILE *out, const tni_command *c, const char *before, const char *after)
{
    const bool topics = strcmp(c->name, "help") == 0;
    const char *words = c->operands;
    if (!topics && (strstr(words, "FILE") || strchr(words, '[') || !strchr(words, '|'))) {
        return false;
    }
    fputs(before, out);
    if (topics) {
        put_topics(out);
    }
    for (; !topics && *words; words++) {
        putc(*words == '|' ? ' ' : *words, out);
    }
    fputs(after, out);
    return true;
}

static void put_options(FILE *out, const tni_command *c)
{
    for (int i = 0; i < OPT_COUNT; i++) {
        if (tni_command_takes(c, (tni_option_id)i)) {
            fprintf(out, " --%s", tni_options[i].name);
            if (tni_options[i].letter) {
                fprintf(out, " -%c", tni_options[i].letter);
            }
        }
    }
}

/* What a value of the option is completed with: words, files, folders, or nothing. */
static void bash_values(FILE *out)
{
    fputs("    case $prev in\n", out);
    for (int i = 0; i < OPT_COUNT; i++) {
        const tni_option *o = &tni_options[i];
        if (o->form == FORM_NONE) {
            continue;
        }
        fprintf(out, "    --%s", o->name);
        if (o->letter) {
            fprintf(out, "|-%c", o->letter);
        }
        if (o->words) {
            fprintf(out, ") COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return;;\n", o->words);
        } else if (o->form == FORM_DIRECTORY) {
            fputs(") COMPREPLY=($(compgen -d -- \"$cur\")); return;;\n", out);
        } else if (o->form == FORM_FILE) {
            fputs(") COMPREPLY=($(compgen -f -- \"$cur\")); return;;\n", out);
        } else {
            fputs(") return;;\n", out);
        }
    }
    fputs("    esac\n", out);
}

static void bash(FILE *out)
{
    fputs("# bash completion for tenor\n_tenor() {\n    local cur=${COMP_WORDS[COMP_CWORD]} "
          "prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}\n    local options= words=\n"
          "    COMPREPLY=()\n    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
          "        COMPREPLY=($(compgen -W '",
          out);
    for (const tni_command *c = tni_commands; c->name; c++) {
        fprintf(out, "%s ", c->name);
    }
    fputs("--help --version' -- \"$cur\"))\n        return\n    fi\n", out);
    bash_values(out);
    fputs("    case $command in\n", out);
    for (const tni_command *c = tni_commands; c->name; c++) {
        fprintf(out, "    %s) options='", c->name);
        put_options(out, c);
        fputs("' words='", out);
        put_operands(out, c, "", "");
        fputs("';;\n", out);
    }
    fputs("    esac\n    if [[ $cur == -* ]]; then\n"
          "        COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
          "    elif [ -n \"$words\" ]; then\n"
          "        COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
          "    else\n        COMPREPLY=($(compgen -f -- \"$cur\"))\n    fi\n}\n"
          "complete -o filenames -F _tenor tenor\n",
          out);
}

/* Text inside single quotes of a shell; brackets and colons escaped for zsh's specs. */
static void quoted(FILE *out, const char *text, bool zsh)
{
    for (; *text; text++) {
        if (*text == '\'') {
            fputs(zsh ? "'\\''" : "\\'", out);
        } else {
            if (zsh && strchr("[]:", *text)) {
                putc('\\', out);
            }
            putc(*text, out);
        }
    }
}

static void zsh_option(FILE *out, const tni_option *o)
{
    fprintf(out, " \\\n            '%s--%s%s[", o->form == FORM_NONE ? "" : "*", o->name,
            o->form == FORM_NONE ? "" : "=");
    quoted(out, o->help, true);
    putc(']', out);
    if (o->form != FORM_NONE) {
        fprintf(out, ":%s:", o->value);
        if (o->words) {
            fprintf(out, "(%s)", o->words);
        } else if (o->form == FORM_FILE || o->form == FORM_DIRECTORY) {
            fputs(o->form == FORM_FILE ? "_files" : "_files -/", out);
        }
    }
    putc('\'', out);
}

static void zsh(FILE *out)
{
    fputs("#compdef tenor\n_tenor() {\n    if (( CURRENT == 2 )); then\n"
          "        local -a commands=(",
          out);
    for (const tni_command *c = tni_commands; c->name; c++) {
        fprintf(out, "\n            '%s:", c->name);
        quoted(out, c->summary, true);
        putc('\'', out);
    }
    fputs(")\n        _describe command commands\n        return\n    fi\n"
          "    local command=${words[2]}\n    shift words\n    (( CURRENT-- ))\n"
          "    case $command in\n",
          out);
    for (const tni_command *c = tni_commands; c->name; c++) {
        fprintf(out, "    %s)\n        _arguments", c->name);
        for (int i = 0; i < OPT_COUNT; i++) {
            if (tni_command_takes(c, (tni_option_id)i)) {
                zsh_option(out, &tni_options[i]);
            }
        }
        fputs(" \\\n            '*:operand:", out);
        if (!put_operands(out, c, "(", ")")) {
            fputs("_files", out);
        }
        fputs("';;\n", out);
    }
    fputs("    esac\n}\n_tenor \"$@\"\n", out);
}

static void fish_option(FILE *out, const tni_command *c, const tni_option *o)
{
    fprintf(out, "complete -c tenor -n '__fish_seen_subcommand_from %s' -l %s", c->name, o->name);
    if (o->letter) {
        fprintf(out, " -s %c", o->letter);
    }
    if (o->words) {
        fprintf(out, " -x -a '%s'", o->words);
    } else if (o->form != FORM_NONE) {
        fputs(o->form == FORM_FILE || o->form == FORM_DIRECTORY ? " -r" : " -x", out);
    }
    fputs(" -d '", out);
    quoted(out, o->help, false);
    fputs("'\n", out);
}

static void fish(FILE *out)
{
    fputs("# fish completion for tenor\n", out);
    for (const tni_command *c = tni_commands; c->name; c++) {
        fprintf(out, "complete -c tenor -n __fish_use_subcommand -f -a %s -d '", c->name);
        quoted(out, c->summary, false);
        fputs("'\n", out);
        for (int i = 0; i < OPT_COUNT; i++) {
            if (tni_command_takes(c, (tni_option_id)i)) {
                fish_option(out, c, &tni_options[i]);
            }
        }
        char before[96];
        snprintf(before, sizeof(before),
                 "complete -c tenor -n '__fish_seen_subcommand_from %s' -f -a '", c->name);
        put_operands(out, c, before, "'\n");
    }
}

tni_exit tni_cmd_completion(tni_run *run)
{
    static const struct shell {
        const char *name;
        void (*print)(FILE *out);
    } shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};
    const char *word = run->args->operand_count == 1 ? run->args->operands[0] : "";
    const struct shell *found = TNI_NAMED_IN(shells, word);
    if (!found) {
        return tni_misuse(run, "which shell? bash, zsh or fish");
    }
    found->print(run->out);
    return TNI_EXIT_FINE;
}
