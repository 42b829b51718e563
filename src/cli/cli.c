/* The command line's door: finds the command, reads its options, runs it, and looks whether what
 * it printed arrived. */
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "app/spool.h"
#include "base/list.h"
#include "cli/dispatch.h"
#include "cli/help/help.h"
#include "cli/output.h"
#include "tenor/text.h"

/* What other programs call it. */
static const struct elsewhere {
    const char *word, *ours;
} elsewhere[] = {{"validate", "check"}, {"lint", "check"},   {"verify", "check"},
                 {"view", "show"},      {"cat", "show"},     {"price", "quote"},
                 {"create", "new"},     {"add", "new"},      {"compare", "quote --compare"},
                 {"save", "export"},    {"write", "export"}, {"version", "--version"}};

static tni_exit unknown_command(tni_run *run, const char *word)
{
    const struct elsewhere *meant = TNI_NAMED_IN(elsewhere, word);
    if (meant) {
        return tni_misuse(run, "no command '%s'; did you mean '%s'?", word, meant->ours);
    }
    const char *names[128];
    size_t count = 0;
    for (const tni_command *c = tni_commands; c->name && count < 128; c++) {
        names[count++] = c->name;
    }
    return tni_misuse(run, "no command '%s'%s", word, tni_suggest(run->arena, word, names, count));
}

/* -h or --help anywhere before "--": help, whatever else is wrong. */
static bool asks_for(int argc, char **argv, const char *name, const char *letter)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], name) == 0 || (letter && strcmp(argv[i], letter) == 0)) {
            return true;
        }
    }
    return false;
}

/* The next word is the option's value: `--format json`, `-o FILE`. */
static bool has_value_after(const char *word)
{
    for (int i = 0; i < OPT_COUNT; i++) {
        const tni_option *o = &tni_options[i];
        if (o->form != FORM_NONE && ((word[1] == '-' && strcmp(word + 2, o->name) == 0) ||
                                     (o->letter && word[1] == o->letter && !word[2]))) {
            return true;
        }
    }
    return false;
}

/* The command's word: the first that is no option nor the value of one. */
static int command_word(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-' || !argv[i][1]) {
            return i;
        }
        i += has_value_after(argv[i]);
    }
    return 0;
}

/* argv[1] is the command's word. */
static tni_exit run_words(tni_run *run, int argc, char **argv)
{
    tni_args *args = tn_arena_take(run->arena, sizeof(*args));
    if (!args) {
        return tni_out_of_memory(run);
    }
    if (!tni_args_parse(run->arena, run->command, argc - 1, argv + 1, run->err, args)) {
        return TNI_EXIT_MISUSE;
    }
    run->args = args;
    return tni_dispatch(run);
}

static tni_exit run_command(tni_run *run, int argc, char **argv)
{
    const bool help = asks_for(argc, argv, "--help", "-h");
    const int at = command_word(argc, argv);
    run->command = at ? tni_command_find(argv[at]) : NULL;
    if (asks_for(argc, argv, "--version", NULL)) {
        tni_help_version(run->out);
        return TNI_EXIT_FINE;
    }
    if (help && (run->command || !at)) {
        if (run->command) {
            tni_help_command(run->out, run->command);
        } else {
            tni_help_overview(run->out);
        }
        return TNI_EXIT_FINE;
    }
    if (at && !run->command) {
        return unknown_command(run, argv[at]);
    }
    char word[] = "tui", *alone[] = {argv[0], word, NULL};
    if (!at && argc == 1 && tni_terminal_width(0) > 0 && tni_terminal_width(1) > 0) {
        run->command = tni_command_find(word); /* nothing said, and somebody is there */
        return run_words(run, 2, alone);
    }
    if (!at) {
        tni_help_overview(run->err);
        return TNI_EXIT_MISUSE;
    }
    for (int i = at; i > 1;
         i--) { /* the command's word takes the program's place, as getopt likes */
        argv[i] = argv[i - 1];
    }
    return run_words(run, argc, argv);
}

int tni_cli_main(int argc, char **argv, tni_terminal_program terminal)
{
#ifdef SIGPIPE
    signal(SIGPIPE, SIG_IGN); /* a reader that leaves is a write that fails, see below */
#endif
    tni_host_start();
    const tn_allocator memory = tni_memory();
    tn_arena *arena = tn_arena_new(&memory);
    if (!arena) {
        fputs("tenor: out of memory\n", stderr);
        return TNI_EXIT_BUG;
    }
    static const tni_args none;
    tni_run run = {
        .arena = arena, .args = &none, .out = stdout, .err = stderr, .terminal = terminal};
    tni_exit status = run_command(&run, argc, argv);
    if (tn_arena_failed(arena) && (status == TNI_EXIT_FINE || status == TNI_EXIT_FINDINGS)) {
        fputs("tenor: out of memory: the result is not whole\n", stderr); /* findings, too */
        status = TNI_EXIT_BUG;
    } else if (tn_arena_failed(arena) && status == TNI_EXIT_MISUSE) { /* words that got no room */
        status = tni_out_of_memory(&run);
    }
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout)) {
        if (errno != EPIPE) { /* a reader that left knows it: `| head` */
            tni_write_error(&run, "(standard output)", TN_E_WRITE,
                            errno ? tni_errno_text(errno) : NULL);
        }
        status = TNI_EXIT_OUTPUT;
    }
    tni_spool_free(run.rows);
    tn_arena_free(arena);
    return (int)status;
}
