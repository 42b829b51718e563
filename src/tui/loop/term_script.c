/* A terminal without a terminal: plays a file of keys and prints the screens it asks for. A line is
 *   keys Down Down Enter      names of keys
 *   type some text            each character as a key
 *   paste a\tb\nc            text that is pasted; \t, \n, \r and \\ as in C
 *   size 80 24                columns and rows
 *   screen / inks             the grid as text; its attributes as letters, '.' for plain
 *   cursor                    row and column of the real cursor
 *   # a comment
 * Keys are written for the screen they are to meet: it ends where a file or the folder cannot be
 * read or memory is short, as they would be typed into another one. */
#include "tui/loop/term_script.h"

#include <stdio.h>
#include <string.h>

#include "host/call_failures.h"
#include "tenor/text.h"
#include "tui/loop/draw.h"
#include "tui/loop/run.h"
#include "tui/model/file_list.h"
#include "tui/model/key.h"

enum { STATUS_INPUT = 3, STATUS_MEMORY = 5 };

static const char short_memory[] = "memory is short";

static void print_plane(const tni_surface *s, bool inks)
{
    static const char letters[] = ".TtHfFhs-EWgn?ieb*xx"; /* by tni_attribute */
    printf("+%d x %d %s\n", s->columns, s->rows, inks ? "inks" : "screen");
    for (int row = 0; row < s->rows; row++) {
        int end = s->columns;
        const tni_cell *cells = s->cells + row * s->columns;
        while (end > 0 && strcmp(cells[end - 1].text, " ") == 0 &&
               cells[end - 1].attribute == ATTR_PLAIN) {
            end--;
        }
        putchar('|');
        for (int i = 0; i < end; i++) {
            if (inks) {
                putchar(letters[cells[i].attribute]);
            } else {
                fputs(cells[i].text, stdout);
            }
        }
        puts("|");
    }
}

/* "\t" and "\n" in a text. */
static void paste(tni_model *m, tn_arena *arena, const char *text)
{
    char *out = tn_arena_text(arena, text);
    size_t used = 0;
    for (const char *at = text; out && *at; at++) {
        const bool escape = *at == '\\' && at[1];
        at += escape;
        out[used++] = escape && *at == 't'   ? '\t'
                      : escape && *at == 'n' ? '\n'
                      : escape && *at == 'r' ? '\r'
                                             : *at;
    }
    if (out) {
        out[used] = '\0';
        tni_run_paste(m, out);
    }
}

/* Why no more keys are typed; NULL: they are. */
static const char *stopped_by(const tni_model *m)
{
    return tni_memory_failures() ? short_memory
           : m->read_error       ? m->message
                                 : m->file_list.read_error;
}

static bool play_line(tni_model *m, tni_surface *s, const char *line)
{
    while (tni_file_list_more(m, 100)) { /* as a person waits until the list is there */
    }
    if (stopped_by(m)) {
        return false;
    }
    bool going = true;
    if (strncmp(line, "keys ", 5) == 0) {
        for (const char *at = line + 5; *at && going;) {
            size_t length = 0;
            const int32_t key = tni_key_read(at, &length);
            going = (key == K_NONE || !(tni_run_key(m, key) & EFF_QUIT)) && !stopped_by(m);
            at += length;
            at += *at == ' ';
        }
    } else if (strncmp(line, "type ", 5) == 0) {
        for (const char *at = line + 5; *at && going;) {
            uint32_t point = 0;
            const size_t length = tn_text_decode(at, strlen(at), &point);
            going = length > 0 && !(tni_run_key(m, (int32_t)point) & EFF_QUIT) && !stopped_by(m);
            at += length ? length : 1;
        }
    } else if (strncmp(line, "paste ", 6) == 0) {
        paste(m, s->frame ? s->frame : m->arena, line + 6);
    } else if (strncmp(line, "size ", 5) == 0) {
        sscanf(line + 5, "%4d %4d", &m->columns, &m->rows);
    } else if (*line && *line != '#') {
        while (tni_file_list_more(m, 100)) {
        }
        if (!tni_surface_clear(s, m->rows, m->columns)) {
            return false;
        }
        tni_draw(m, s);
        if (strcmp(line, "cursor") == 0) {
            printf("cursor %d %d\n", s->cursor_row, s->cursor_column);
        } else {
            print_plane(s, strcmp(line, "inks") == 0);
        }
    }
    return going;
}

static void tell_reason(const char *script, const char *reason)
{
    tn_arena *arena = tn_arena_new(NULL);
    const char *shown = arena ? tn_text_display(arena, script, strlen(script)) : NULL;
    const char *why = arena ? tn_text_display(arena, reason, strlen(reason)) : NULL;
    fprintf(stderr, "tenor: %s: %s\n", shown ? shown : "script", why ? why : short_memory);
    tn_arena_free(arena);
}

int tni_script_play(tni_model *m, const char *path)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_file file;
    const char *reason = "";
    m->rows = 30;
    m->columns = 100;
    const tn_status read =
        arena ? tni_file_read(arena, path, TNI_READ_MAX, &file, &reason) : TN_E_NOMEM;
    if (read != TN_OK) {
        tell_reason(path, read == TN_E_NOMEM ? short_memory : reason);
        tn_arena_free(arena);
        return read == TN_E_NOMEM ? STATUS_MEMORY : STATUS_INPUT;
    }
    tni_surface surface = {0};
    bool going = true;
    for (const char *at = file.bytes; *at && going;) {
        const size_t length = strcspn(at, "\n");
        const char *line = tn_arena_copy(arena, at, length);
        going = line && play_line(m, &surface, line);
        at += length + (at[length] == '\n');
    }
    const char *stopped = stopped_by(m);
    if (stopped) {
        tell_reason(path, stopped);
    } else {
        puts(going ? "still running" : "quit");
    }
    tni_surface_done(&surface);
    tn_arena_free(arena);
    return tni_memory_failures() ? STATUS_MEMORY : stopped ? STATUS_INPUT : 0;
}
