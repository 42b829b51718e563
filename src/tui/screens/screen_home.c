/* Home: the files of the workspace with their state, what is due, and how to begin. */
#include "tui/screens/screen_home.h"

#include <stdio.h>
#include <string.h>

#include "tui/model/overlay.h"
#include "tui/screens/home_files.h"
#include "tui/screens/screen.h"
#include "tui/widgets/parts.h"
#include "tui/widgets/table.h"

enum { FILES, DETAIL, COMING };

typedef struct rows {
    const tni_model *m;
    const tni_file_summary **summaries;
} rows;

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    const rows *r = context;
    const tni_file_summary *c = r->summaries[row];
    const tni_draft_file *file;
    switch (column) {
    case 0:
        file = tni_draft_find(&r->m->draft, c->path);
        *text = file && tni_draft_file_is_changed(file) ? tn_arena_format(frame, "%s *", c->name)
                                                        : c->name;
        break;
    case 1:
        *text = c->kind == TNI_KIND_UNKNOWN ? "file" : tni_kind_name(c->kind);
        *attribute = ATTR_DIM;
        break;
    case 2:
        *text = c->term;
        break;
    case 3:
        *text = c->total;
        break;
    case 4:
        *text = c->expires;
        break;
    case 5:
        *text = !c->read ? "..." : c->left ? "unsaved work" : c->state;
        *attribute = c->left || c->waits ? ATTR_WARNING : ATTR_PLAIN;
        break;
    default:
        *attribute = tni_counts_attribute(c->errors, c->warnings);
        *text = !c->read      ? ""
                : c->errors   ? tn_arena_format(frame, "E %zu", c->errors)
                : c->warnings ? tn_arena_format(frame, "W %zu", c->warnings)
                              : "ok";
    }
}

/* What a search finds a file by beside what is shown. */
static const char *path_of(const void *context, int row)
{
    const rows *r = context;
    return r->summaries[row]->path;
}

static void list(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {
        {"Name", 0, false},  {"Kind", 8, false},   {"Term", 7, true},   {"Total", 14, true},
        {"Ends", 10, false}, {"State", 16, false}, {"Checks", 6, false}};
    const tni_file_list *files = &m->file_list;
    rows *r = tn_arena_take(arena, sizeof(*r));
    const tni_file_summary **summaries =
        tn_arena_take_array(arena, files->count + 1, sizeof(*summaries));
    *out = (tni_grid){.columns = columns,
                      .column_count = 7,
                      .cell = cell,
                      .context = r,
                      .also = path_of,
                      .noun = "file",
                      .empty = files->read_error ? files->read_error : ""};
    for (size_t i = 0; r && summaries && i < files->count; i++) {
        summaries[out->row_count++] = &files->summaries[i];
    }
    if (r) {
        *r = (rows){m, summaries};
    }
    out->right = tn_arena_format(arena, "%d of %zu", out->row_count, files->count);
}

static const tn_table *deadlines_of(const tni_model *m)
{
    return tni_report_table(m->file_list.coming, "deadlines");
}

/* The file that the deadline under the cursor is of; NULL. */
static const tni_file_summary *due_file(const tni_model *m)
{
    const int row = tni_screen_row(&tni_screen_home, m, COMING);
    const char *subject = row < 0 ? NULL : tni_table_value(deadlines_of(m), row, "subject").as.text;
    for (size_t i = 0; subject && i < m->file_list.count; i++) {
        if (m->file_list.summaries[i].subject == subject) {
            return &m->file_list.summaries[i];
        }
    }
    return NULL;
}

/* The file that an action is about: under the cursor, or of the deadline there. */
static const tni_file_summary *chosen(const tni_model *m, tn_arena *arena)
{
    tni_grid grid;
    if (m->cursors[SCREEN_HOME].panel == COMING) {
        return due_file(m);
    }
    tni_screen_grid(&tni_screen_home, m, FILES, arena, &grid);
    const rows *r = grid.context;
    const int at = tni_clamp(m->cursors[SCREEN_HOME].row[FILES], grid.row_count);
    return grid.row_count ? r->summaries[grid.rows ? grid.rows[at] : at] : NULL;
}

static void detail(const tni_model *m, tni_surface *s, tni_area a)
{
    const tni_file_summary *c = chosen(m, s->frame);
    if (!c || !c->read) {
        return;
    }
    const struct {
        const char *what, *is;
    } lines[] = {{"File", c->path},  {"Product", c->product}, {"Buyer", c->buyer},
                 {"Term", c->term},  {"Total", c->total},     {"Ends", c->expires},
                 {"State", c->state}};
    int row = 0;
    for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
        if (lines[i].is && *lines[i].is) {
            tni_draw_text(s, a, row, 0, 9, ATTR_DIM, lines[i].what);
            tni_draw_text(s, a, row++, 10, a.columns - 10, ATTR_PLAIN, lines[i].is);
        }
    }
    tni_draw_format(s, a, row, 0, tni_counts_attribute(c->errors, c->warnings),
                    "%zu errors, %zu warnings", c->errors, c->warnings);
}

static void coming(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {{"When", 10, false},
                                         {"What", 19, false},
                                         {"Of", 0, false},
                                         {"Amount", 11, true},
                                         {"", 3, false}};
    static const char *const keys[] = {"at", "what", "subject", "amount", "currency"};
    (void)arena;
    tni_grid_begin(out, deadlines_of(m), columns, keys, 5);
    out->noun = "deadline";
    out->empty = m->file_list.coming ? "nothing is due: no dated offer, no contract" : "reading";
}

static void draw_welcome(tni_surface *s, tni_area a)
{
    static const char *const lines[] = {
        "Tenor prices and bills AWS Marketplace SaaS contracts on this computer.",
        "It never connects to a network. This folder has no files yet.",
        "",
        "d   write the worked example here: product, offer, contract",
        "a   make a product, then an offer for it",
        "q   quit; ':import PRICES.csv' makes a product from a price list",
        "",
        "Keys for today: arrows or hjkl move, Enter opens, Esc goes back,",
        "u takes anything back, s saves, ? shows all keys, : every action."};
    const int count = (int)(sizeof(lines) / sizeof(*lines));
    const int top = (a.rows - count - 2) / 2;
    tni_area box = {a.row + (top > 0 ? top : 0), a.column + (a.columns - 78) / 2, count + 2, 78};
    tni_draw_frame(s, box, "Welcome", NULL, true);
    box = tni_area_inside(box);
    for (int i = 0; i < count; i++) {
        tni_draw_text(s, box, i, 0, box.columns, ATTR_PLAIN, lines[i]);
    }
    tni_draw_cursor(s, box, 3, 0);
}

static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    if (m->file_list.count == 0 && !m->file_list.read_error) {
        draw_welcome(s, a);
        return;
    }
    enum { SUMMARY = 10 }; /* rows of the file's */
    const int coming = tni_screen_wants(&tni_screen_home, m, COMING, s->frame);
    const int files = tni_screen_wants(&tni_screen_home, m, FILES, s->frame);
    tni_area low =
        tni_area_cut(&a, -tni_share_rows(a.rows, files, coming > SUMMARY ? coming : SUMMARY, 1, 2));
    const tni_file_summary *c = chosen(m, s->frame);
    tni_screen_panel(&tni_screen_home, FILES, m, s, a, "Products, offers, contracts", NULL);
    tni_screen_panel(&tni_screen_home, DETAIL, m, s, tni_area_split(&low, low.columns / 3),
                     c ? c->name : "Nothing chosen", NULL);
    tni_screen_panel(&tni_screen_home, COMING, m, s, low, "Coming", NULL);
}

/* A new product is made of nothing, an offer of the product under the cursor, a contract of the
 * offer there. */
static bool is_source(const tni_file_summary *c, tni_kind kind)
{
    return kind == TNI_KIND_PRODUCT || (c && c->kind + 1 == kind);
}

static unsigned take_kind(tni_model *m, int choice)
{
    static const char *const names[] = {"new.product.ini", "new.offer.ini", "new.contract.ini"};
    enum { KINDS = sizeof(names) / sizeof(*names) };
    const tni_kind kind = (tni_kind)(TNI_KIND_PRODUCT + choice);
    const tni_file_summary *c = chosen(m, m->scratch);
    if (choice >= KINDS) {
        const size_t i = (size_t)choice - KINDS;
        return tni_home_copy(m, i < m->file_list.template_count ? m->file_list.templates[i] : "",
                             TNI_KIND_OFFER);
    }
    if (!is_source(c, kind)) {
        tni_overlay_close(m);
        tni_show_message(m, ATTR_WARNING, "%s of: put the cursor on its %s first",
                         kind == TNI_KIND_OFFER ? "an offer is made" : "a contract is made",
                         tni_kind_name((tni_kind)(kind - 1)));
        return 0;
    }
    const char *of = kind == TNI_KIND_PRODUCT ? NULL : c->path;
    m->wanted_kind = kind;
    return tni_home_ask_name(m, TNI_FILE_NEW, of,
                             of ? tn_arena_format(m->scratch, "Name of the %s of %s",
                                                  tni_kind_name(kind), tni_path_name(of))
                                : "Name of the new product",
                             names[choice]);
}

/* What a file can be made of: what is under the cursor, if it is of the kind. */
static void ask_kind(tni_model *m)
{
    const tni_file_summary *c = chosen(m, m->scratch);
    const char *name = c ? tni_path_name(c->path) : "";
    const bool offer = is_source(c, TNI_KIND_OFFER), deal = is_source(c, TNI_KIND_CONTRACT);
    tni_overlay_begin(m, OVER_PICK, take_kind, "A new file");
    tni_overlay_row(m, "product: what is listed, its dimensions and prices");
    tni_overlay_add(m, "offer: a private offer of %s",
                    offer ? name : "the product under the cursor");
    tni_overlay_add(m, "contract: %s, accepted", deal ? name : "the offer under the cursor");
    for (size_t i = 0; i < m->file_list.template_count; i++) {
        tni_overlay_add(m, "offer: like the template %s", tni_path_name(m->file_list.templates[i]));
    }
}

static unsigned take_demo(tni_model *m, int choice)
{
    (void)choice;
    tni_overlay_close(m);
    return EFF_DEMO;
}

static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    if (action == ACT_OPEN) {
        const tni_file_summary *c = chosen(m, m->scratch);
        if (c) {
            m->screen = tni_kind_screen(c->kind);
            *effects = tni_open_file(m, c->path);
        }
        return true;
    }
    if (action == ACT_ADD) {
        return ask_kind(m), true;
    }
    if (action == ACT_CLONE || action == ACT_RENAME || action == ACT_REMOVE_FILE) {
        const tni_file_summary *c = chosen(m, m->scratch);
        *effects = c ? tni_home_file(m, c, action) : 0;
        return true;
    }
    if (action == ACT_RESTORE) {
        m->deed = TNI_FILE_RESTORE;
        *effects = m->removed ? EFF_CREATE : 0;
        if (!m->removed) {
            tni_show_message(m, ATTR_DIM,
                             "no file was taken away; u in a file takes a change back");
        }
        return true;
    }
    if (action == ACT_DEMO) {
        if (m->file_list.count > 0) {
            tni_overlay_ask(m, take_demo, "Write the worked example?", "y write it   Esc no", "y");
            tni_overlay_row(m, "It adds two files and a tenor.ini to this folder.");
            tni_overlay_row(m, "Files that are there stay as they are.");
        } else {
            *effects = EFF_DEMO;
        }
        return true;
    }
    return false;
}

const char *tni_home_path(const tni_model *m)
{
    const tni_file_summary *c = chosen(m, m->scratch);
    return c ? c->path : NULL;
}

static const char *file(const tni_model *m, tni_action_id action)
{
    (void)action;
    return tni_home_path(m);
}

void tni_home_point(tni_model *m, const char *path)
{
    for (size_t i = 0; i < m->file_list.count; i++) {
        if (strcmp(m->file_list.summaries[i].path, path) == 0) {
            tni_screen_to_row(&tni_screen_home, m, FILES, (int)i);
        }
    }
}

const tni_screen tni_screen_home = {
    .title = "Home",
    .short_title = "Home",
    .panels = 3,
    .panel =
        {[FILES] = {.list = list}, [DETAIL] = {.picture = detail}, [COMING] = {.list = coming}},
    .draw = draw,
    .act = act,
    .file = file,
    .verb = "deadlines"};
