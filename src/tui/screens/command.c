/* The command line that shows what is on the screen, fit to be pasted into a shell. */
#include "tui/screens/command.h"

#include <string.h>

/* Letters, digits, bytes beyond ASCII, and signs that no shell takes for its own. */
static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80 || strchr("_./:=,+@%-", c) != NULL;
}

static bool needs_quotes(const char *word)
{
    const char *c = word;
    while (*c && is_plain(*c)) {
        c++;
    }
    return *c || c == word;
}

static void add(tni_command_words *out, const char *text, size_t length)
{
    const size_t room = out->size - 1 - out->length, kept = length < room ? length : room;
    memcpy(out->text + out->length, text, kept);
    out->length += kept;
    out->text[out->length] = '\0';
}

void tni_command_add(tni_command_words *out, const char *word)
{
    const bool quotes = needs_quotes(word);
    add(out, " ", out->length > 0);
    add(out, "'", quotes);
    for (const char *c = word; *c; c++) {
        const bool quote = *c == '\'';
        add(out, quote ? "'\\''" : c, quote ? 4 : 1);
    }
    add(out, "'", quotes);
}

void tni_command_option(tni_command_words *out, const char *name, const char *value)
{
    if (value) {
        tni_command_add(out, name);
        tni_command_add(out, value);
    }
}
