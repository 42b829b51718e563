/* The model: its end, and questions about its state. */
#include "tui/model/model.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "tenor/text.h"

void tni_view_done(tni_view *view)
{
    tn_arena_free(view->arena);
    *view = (tni_view){0};
}

void tni_model_done(tni_model *m)
{
    tni_draft_done(&m->draft);
    tni_view_done(&m->view);
    tni_view_done(&m->understood_view);
    tn_arena_free(m->renewals.arena);
    tn_arena_free(m->merge.arena);
    tn_arena_free(m->file_list.arena);
    for (int i = 0; m->arranged && i < TNI_PANELS; i++) {
        tn_arena_free(m->arranged[i].arena);
    }
    tn_buffer_done(&m->copied);
    tn_arena_free(m->overlay.arena);
    tn_arena_free(m->scratch);
    tn_arena_free(m->arena);
    *m = (tni_model){0};
}

void tni_show_message(tni_model *m, tni_attribute attribute, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsnprintf(m->message, sizeof(m->message), format, list);
    va_end(list);
    m->message_attribute = attribute;
}

const tni_view *tni_seen(const tni_model *m)
{
    return m->understood_view.arena ? &m->understood_view : &m->view;
}

const tni_view *tni_written(const tni_model *m)
{
    return m->view.document && m->view.document->tree ? &m->view : tni_seen(m);
}

bool tni_is_stale(const tni_model *m)
{
    return m->understood_view.arena != NULL;
}

const tn_date *tni_day(const tni_model *m)
{
    return m->view.document && m->view.document->folder_settings
               ? tni_workspace_as_of(&m->view.ws, m->view.document)
               : m->options.as_of;
}

tni_arrangement *tni_arrangement_here(tni_model *m)
{
    return &m->arrangements[m->screen][m->cursors[m->screen].panel];
}

const char *tni_rated_usage(const tni_model *m)
{
    const bool own =
        m->usage && m->draft.document && strcmp(m->usage_of, m->draft.document->path) == 0;
    return own ? m->usage : NULL;
}

tni_kind tni_screen_kind(tni_screen_id id)
{
    static const tni_kind kinds[SCREEN_COUNT] = {
        [SCREEN_DIMENSIONS] = TNI_KIND_PRODUCT, [SCREEN_OFFER] = TNI_KIND_OFFER,
        [SCREEN_TIMELINE] = TNI_KIND_CONTRACT,  [SCREEN_UPGRADE] = TNI_KIND_CONTRACT,
        [SCREEN_INVOICES] = TNI_KIND_CONTRACT,  [SCREEN_COMPARE] = TNI_KIND_OFFER};
    return kinds[id];
}

tni_screen_id tni_kind_screen(tni_kind kind)
{
    static const tni_screen_id screens[TNI_KIND_SETTINGS + 2] = {
        [TNI_KIND_UNKNOWN] = SCREEN_CHECKS,  [TNI_KIND_PRODUCT] = SCREEN_DIMENSIONS,
        [TNI_KIND_OFFER] = SCREEN_OFFER,     [TNI_KIND_CONTRACT] = SCREEN_TIMELINE,
        [TNI_KIND_SETTINGS] = SCREEN_CHECKS, [TNI_KIND_PRICES] = SCREEN_CHECKS};
    return screens[kind];
}

unsigned tni_open_file(tni_model *m, const char *path)
{
    snprintf(m->wanted, sizeof(m->wanted), "%s", path);
    return EFF_OPEN;
}

unsigned tni_go(tni_model *m, tni_screen_id id)
{
    const tni_kind kind = tni_screen_kind(id);
    const tni_source_file *d = m->view.document;
    m->message[0] = '\0';
    m->screen = id;
    if (kind == TNI_KIND_UNKNOWN || (d && d->kind == kind) || !m->chain[kind]) {
        return id == SCREEN_HOME ? EFF_LIST : 0;
    }
    return tni_open_file(m, m->chain[kind]);
}

bool tni_is_elsewhere(const tni_model *m)
{
    const tni_source_file *d = tni_seen(m)->document;
    const tni_kind kind = tni_screen_kind(m->screen);
    return kind != TNI_KIND_UNKNOWN && (!m->draft.document || !d || d->kind != kind);
}

int tni_clamp(int row, int count)
{
    return row < 0 || count <= 0 ? 0 : row >= count ? count - 1 : row;
}

/* The first row shown, so that the row of the cursor is visible. */
int tni_scroll(int top, int row, int room, int count)
{
    room = room > 0 ? room : 1;
    if (top > count - room) {
        top = count - room;
    }
    if (row < top) {
        top = row;
    }
    if (row >= top + room) {
        top = row - room + 1;
    }
    return top > 0 ? top : 0;
}

static bool begins(const char *text, const char *part, size_t length)
{
    size_t i = 0;
    while (i < length && tolower((unsigned char)text[i]) == tolower((unsigned char)part[i])) {
        i++;
    }
    return i == length;
}

static bool holds(const char *text, const char *part, size_t length)
{
    for (; text && *text; text++) {
        if (begins(text, part, length)) {
            return true;
        }
    }
    return length == 0;
}

bool tni_holds(const char *text, const char *part)
{
    return holds(text, part, strlen(part));
}

/* One word; its signs alone ask for nothing, as it is still being typed. */
static bool finds_word(const char *word, size_t length, const char *const *texts, int count)
{
    const bool none = *word == '!';
    word += none, length -= none;
    const bool first = length && *word == '^';
    word += first, length -= first;
    const bool last = length && word[length - 1] == '$';
    length -= last;
    bool found = false;
    for (int i = 0; i < count && !found; i++) {
        const size_t all = texts[i] ? strlen(texts[i]) : 0;
        const char *end = texts[i] && all >= length ? texts[i] + all - length : NULL;
        found = end && (!first || begins(texts[i], word, length)) &&
                (!last || begins(end, word, length)) && (!first || !last || all == length) &&
                (first || last || holds(texts[i], word, length));
    }
    return length == 0 || found != none;
}

bool tni_finds(const char *find, const char *const *texts, int count)
{
    bool all = true, words = false, said = false; /* of this choice; in any */
    for (const char *at = find;; at++) {
        const size_t length = strcspn(at, " |");
        all = all && (length == 0 || finds_word(at, length, texts, count));
        words = words || length > 0;
        said = said || words;
        at += length;
        if (*at != ' ' && words && all) {
            return true;
        }
        if (!*at) {
            return !said;
        }
        if (*at == '|') {
            all = true, words = false;
        }
    }
}

bool tni_holds_letters(const char *text, const char *letters)
{
    for (; *text && *letters; text++) {
        letters += tolower((unsigned char)*text) == tolower((unsigned char)*letters);
    }
    return !*letters;
}

void tni_target_set(tni_target *out, const char *file_kind, const char *kind, const char *label,
                    const char *key)
{
    const tn_file_rule *file = tn_schema_file(file_kind);
    const tn_section_rule *section = file ? tn_file_rule_section(file, kind) : NULL;
    *out = (tni_target){.rule = section && *key ? tn_section_rule_field(section, key) : NULL};
    snprintf(out->kind, TNI_NAME, "%s", kind);
    snprintf(out->label, TNI_NAME, "%s", label);
    snprintf(out->key, TNI_NAME, "%s", key);
}
